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
      `const bot = new Bot(process.env.BOT_TOKEN);\nconnectGrammy(turnout, bot);`,
    ),
  },
  {
    id: 'telegraf',
    name: 'Telegraf',
    install: 'telegraf',
    code: client(
      `import { Telegraf } from 'telegraf';\nimport { connectTelegraf } from '@turnout/sdk/telegraf';`,
      `const bot = new Telegraf(process.env.BOT_TOKEN);\nconnectTelegraf(turnout, bot);`,
    ),
  },
  {
    id: 'bolt',
    name: 'Slack Bolt',
    install: '@slack/bolt',
    code: client(
      `import { App } from '@slack/bolt';\nimport { connectBolt } from '@turnout/sdk/bolt';`,
      `const app = new App({ token: process.env.SLACK_BOT_TOKEN, signingSecret: process.env.SLACK_SIGNING_SECRET });\nconnectBolt(turnout, app);`,
    ),
  },
  {
    id: 'discord',
    name: 'discord.js',
    install: 'discord.js',
    code: client(
      `import { Client, GatewayIntentBits } from 'discord.js';\nimport { connectDiscord } from '@turnout/sdk/discord';`,
      `const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;\nconst client = new Client({ intents: [Guilds, GuildMessages, MessageContent] });\nconnectDiscord(turnout, client);`,
    ),
  },
  {
    id: 'agents',
    name: 'Microsoft 365 Agents SDK',
    install: '@microsoft/agents-hosting',
    code: client(
      `import { AgentApplication } from '@microsoft/agents-hosting';\nimport { connectAgents } from '@turnout/sdk/agents';`,
      `const agent = new AgentApplication();\nconnectAgents(turnout, agent.adapter);`,
    ),
  },
  {
    id: 'line',
    name: 'LINE bot SDK',
    install: '@line/bot-sdk express',
    code: client(
      `import { messagingApi, middleware } from '@line/bot-sdk';\nimport { connectLine } from '@turnout/sdk/line';`,
      `const client = new messagingApi.MessagingApiClient({ channelAccessToken: process.env.LINE_ACCESS_TOKEN });\nconst verified = middleware({ channelSecret: process.env.LINE_CHANNEL_SECRET });\napp.post('/webhook', verified, connectLine(turnout, client), handler);`,
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
