/** What a platform's own console calls things. These words are the platform's, so they are the same in every language. */
type Webhook = {
  name: string;
  /** Where the address is entered. */
  where: string;
  labels: Readonly<Record<string, string>>;
  /** Whether the platform also tells what the bot sends; else its own code has to. */
  tellsSent: boolean;
  /** A command that sets the webhook up. */
  command?(address: string, values: Readonly<Record<string, string>>): string;
};

const meta = { appSecret: 'App secret', verifyToken: 'Verify token' };

/** A map: an address may ask for `constructor`. */
const webhooks = new Map<string, Webhook>(
  Object.entries<Webhook>({
    whatsapp: {
      name: 'WhatsApp',
      where: 'developers.facebook.com → App → WhatsApp → Configuration → Webhook',
      labels: meta,
      tellsSent: true,
    },
    messenger: {
      name: 'Messenger',
      where: 'developers.facebook.com → App → Messenger → Webhooks',
      labels: meta,
      tellsSent: true,
    },
    instagram: {
      name: 'Instagram',
      where: 'developers.facebook.com → App → Instagram → Webhooks',
      labels: meta,
      tellsSent: true,
    },
    telegram: {
      name: 'Telegram',
      where: 'api.telegram.org → setWebhook',
      labels: { secretToken: 'secret_token' },
      tellsSent: false,
      command: (address, { secretToken = '' }) =>
        `curl "https://api.telegram.org/bot$TELEGRAM_TOKEN/setWebhook" \\\n  -d url=${address} \\\n  -d secret_token=${secretToken}`,
    },
    slack: {
      name: 'Slack',
      where: 'api.slack.com/apps → App → Event Subscriptions → Request URL',
      labels: { signingSecret: 'Signing Secret' },
      tellsSent: true,
    },
    teams: {
      name: 'Teams',
      where: 'portal.azure.com → Azure Bot → Configuration → Messaging endpoint',
      labels: { appId: 'Microsoft App ID' },
      tellsSent: false,
    },
    line: {
      name: 'LINE',
      where: 'developers.line.biz → Channel → Messaging API → Webhook URL',
      labels: { channelSecret: 'Channel secret' },
      tellsSent: false,
    },
    viber: {
      name: 'Viber',
      where: 'chatapi.viber.com/pa/set_webhook',
      labels: { authToken: 'Auth token' },
      tellsSent: true,
      command: (address) =>
        `curl https://chatapi.viber.com/pa/set_webhook \\\n  -H "X-Viber-Auth-Token: $VIBER_TOKEN" \\\n  -d '{"url": "${address}", "event_types": ["delivered"]}'`,
    },
    twilio: {
      name: 'Twilio',
      where: 'console.twilio.com → Phone Numbers → Messaging → A message comes in',
      labels: { authToken: 'Auth Token' },
      tellsSent: true,
    },
    discord: {
      name: 'Discord',
      where: 'discord.com/developers → Application → Interactions Endpoint URL',
      labels: { publicKey: 'Public Key' },
      tellsSent: false,
    },
  }),
);

/** What is known of a connector; one that this page has never heard of is called by its id. */
export function webhookOf(connector: string): Webhook {
  return webhooks.get(connector) ?? { name: connector, where: '', labels: {}, tellsSent: true };
}
