/** How the SDK is put into a bot: the same one line everywhere, in what the framework's own authors write. */
export type Framework = {
  id: string;
  name: string;
  /** Beside the SDK. */
  install: string;
  code(turnout: string): string;
};

const client = (imports: string, rest: string) => (turnout: string) =>
  `${imports.trim()}\nimport { createTurnout } from '@turnout/sdk';\n\nconst turnout = ${turnout};\n${rest.trim()}`;

export const frameworks: readonly Framework[] = [
  {
    id: 'grammy',
    name: 'grammY',
    install: 'grammy',
    code: client(
      `import { Bot } from 'grammy';\nimport { connectGrammy } from '@turnout/sdk/grammy';`,
      `const bot = new Bot(process.env.BOT_TOKEN);\nconnectGrammy(bot, turnout);`,
    ),
  },
  {
    id: 'telegraf',
    name: 'Telegraf',
    install: 'telegraf',
    code: client(
      `import { Telegraf } from 'telegraf';\nimport { connectTelegraf } from '@turnout/sdk/telegraf';`,
      `const bot = new Telegraf(process.env.BOT_TOKEN);\nconnectTelegraf(bot, turnout);`,
    ),
  },
  {
    id: 'bolt',
    name: 'Slack Bolt',
    install: '@slack/bolt',
    code: client(
      `import { App } from '@slack/bolt';\nimport { connectBolt } from '@turnout/sdk/bolt';`,
      `const app = new App({ token: process.env.SLACK_BOT_TOKEN, signingSecret: process.env.SLACK_SIGNING_SECRET });\nconnectBolt(app, turnout);`,
    ),
  },
  {
    id: 'javascript',
    name: 'JavaScript',
    install: '',
    code: client(
      '',
      `turnout.received({ platform: 'webchat', user: userId, id: messageId });\nturnout.sent({ platform: 'webchat', user: userId, id: answerId });`,
    ),
  },
];
