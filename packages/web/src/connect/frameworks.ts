/** How the SDK is put into a bot: one line in each framework, in what the framework's own authors write. */
export type Framework = {
  id: string;
  name: string;
  /** Beside the SDK. */
  install: string;
  /** Of which its messages are; none where that depends on the bot. */
  platforms: readonly string[];
  code(client: string): string;
};

/** `client` makes the SDK; the rest is the bot as it is, and the line that connects it. */
const framework = (
  id: string,
  name: string,
  install: string,
  platforms: readonly string[],
  imports: string[],
  bot: string,
): Framework => ({
  id,
  name,
  install,
  platforms,
  code: (client) =>
    [...imports, "import { createTurnout } from '@turnout/sdk';", '', `const turnout = ${client};`, bot].join('\n'),
});

export const frameworks: readonly Framework[] = [
  framework(
    'grammy',
    'grammY',
    'grammy',
    ['telegram'],
    ["import { Bot } from 'grammy';", "import { connectGrammy } from '@turnout/sdk/grammy';"],
    'const bot = new Bot(process.env.BOT_TOKEN);\nconnectGrammy(turnout, bot);',
  ),
  framework(
    'telegraf',
    'Telegraf',
    'telegraf',
    ['telegram'],
    ["import { Telegraf } from 'telegraf';", "import { connectTelegraf } from '@turnout/sdk/telegraf';"],
    'const bot = new Telegraf(process.env.BOT_TOKEN);\nconnectTelegraf(turnout, bot);',
  ),
  framework(
    'bolt',
    'Slack Bolt',
    '@slack/bolt',
    ['slack'],
    ["import { App } from '@slack/bolt';", "import { connectBolt } from '@turnout/sdk/bolt';"],
    'const app = new App({ token: process.env.SLACK_BOT_TOKEN, signingSecret: process.env.SLACK_SIGNING_SECRET });\nconnectBolt(turnout, app);',
  ),
  framework(
    'discord.js',
    'discord.js',
    'discord.js',
    ['discord'],
    ["import { Client, Partials } from 'discord.js';", "import { connectDiscord } from '@turnout/sdk/discord';"],
    'const client = new Client({ intents, partials: [Partials.Channel] });\nconnectDiscord(turnout, client);',
  ),
  framework(
    'agents',
    'Microsoft 365 Agents SDK',
    '@microsoft/agents-hosting',
    [],
    [
      "import { AgentApplication, MemoryStorage } from '@microsoft/agents-hosting';",
      "import { connectAgents } from '@turnout/sdk/agents';",
    ],
    'const agent = new AgentApplication({ storage: new MemoryStorage() });\nconnectAgents(turnout, agent.adapter);',
  ),
  framework(
    'line-bot-sdk',
    'LINE bot SDK',
    '@line/bot-sdk',
    ['line'],
    ["import { messagingApi, middleware } from '@line/bot-sdk';", "import { connectLine } from '@turnout/sdk/line';"],
    "const client = new messagingApi.MessagingApiClient({ channelAccessToken: process.env.LINE_ACCESS_TOKEN });\nconst verified = middleware({ channelSecret: process.env.LINE_CHANNEL_SECRET });\napp.post('/webhook', verified, connectLine(turnout, client), handler);",
  ),
  framework(
    'chat-sdk',
    'Chat SDK',
    'chat',
    [],
    ["import { Chat } from 'chat';", "import { connectChat } from '@turnout/sdk/chat';"],
    'const chat = new Chat({ userName, adapters, state });\nconnectChat(turnout, chat);',
  ),
  framework(
    'whatsapp-fetch',
    'WhatsApp Cloud API',
    '',
    ['whatsapp'],
    ["import { whatsapp } from '@turnout/sdk/whatsapp';"],
    'const { fetch, received } = whatsapp(turnout);\nreceived(webhookBody);\nawait fetch(messagesUrl, request);',
  ),
  framework(
    'express',
    'Express, Hono, Fastify',
    '',
    [],
    ["import { countMessages } from '@turnout/sdk/express'; // or /hono, /fastify"],
    "app.use('/chat', countMessages(turnout, {\n  received: ({ body }) => ({ platform: 'webchat', user: body.user, id: body.id }),\n  sent: ({ body, answer }) => ({ platform: 'webchat', user: body.user, id: answer.id }),\n}));",
  ),
  framework(
    'javascript',
    'JavaScript',
    '',
    [],
    [],
    "turnout.received({ platform: 'webchat', user: userId, id: messageId });\nturnout.sent({ platform: 'webchat', user: userId, id: answerId });",
  ),
];

/** The way for whoever has none of these: any language that can send a request. */
export const plainFramework = 'javascript';
