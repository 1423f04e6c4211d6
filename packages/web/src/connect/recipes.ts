/** How the SDK is made for a bot on this server. */
export const clientFor = (origin: string, bot: string): string =>
  `createTurnout({ url: '${origin}', bot: '${bot}', key: process.env.TURNOUT_KEY })`;

/** Any language: one request a message. */
export const curlFor = (origin: string, bot: string): string => `curl ${origin}/api/v1/bots/${bot}/messages \\
  -H "Authorization: Bearer $TURNOUT_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"platform": "whatsapp", "user": "15550100", "direction": "received", "id": "message-1"}'`;

/** A key is shown by the command alone, once. */
export const keyCommandFor = (bot: string): string => `npx turnout key create --bot ${bot} --scope ingest`;

/** The SDK that belongs to this Turnout comes from it; the file is kept, so that the bot's own builds need no Turnout. */
export const installFor = (origin: string, others: string): string =>
  `curl -fO ${origin}/turnout-sdk.tgz\nnpm install ./turnout-sdk.tgz ${others}`.trim();

/** For a page, whose key everybody can read. */
export const pageKeyCommandFor = (bot: string): string =>
  `npx turnout key create --bot ${bot} --scope webchat --origin https://www.example.com`;

export const scriptTagFor = (origin: string, bot: string): string =>
  `<script async src="${origin}/webchat.js" data-bot="${bot}" data-key="turnout_webchat_…"></script>`;

/** Seen from the bot. */
export const webchatCalls = `chat.on('visitor-message', (message) => window.turnout?.received({ id: message.id }));
chat.on('bot-message', (message) => window.turnout?.sent({ id: message.id }));`;
