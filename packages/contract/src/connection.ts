import { z } from 'zod';

/**
 * What a platform needs to have entered before its deliveries can be believed: `given` is a secret that the platform shows
 * and nobody sees here again, `open` is no secret, `made` is one that Turnout makes, to be pasted at the platform.
 */
export type FieldKind = 'given' | 'open' | 'made';

/** The platforms that deliver by webhook, by the name in `/hooks/{connector}/{bot}`, and what has to be known of each. */
export const connectors = {
  whatsapp: { appSecret: 'given', verifyToken: 'made' },
  messenger: { appSecret: 'given', verifyToken: 'made' },
  instagram: { appSecret: 'given', verifyToken: 'made' },
  telegram: { secretToken: 'made' },
  slack: { signingSecret: 'given' },
  teams: { appId: 'open' },
  line: { channelSecret: 'given' },
  viber: { authToken: 'given' },
  twilio: { authToken: 'given' },
  discord: { publicKey: 'open' },
} as const satisfies Record<string, Readonly<Record<string, FieldKind>>>;

export type ConnectorName = keyof typeof connectors;
// Object.keys knows no literal types; the keys of a constant are exactly its names.
export const connectorNames = Object.keys(connectors) as ConnectorName[];

export const isConnectorName = (name: string): name is ConnectorName => Object.hasOwn(connectors, name);

/** The fields of a connector, in the order in which they are asked for. */
export const fieldsOf = (connector: ConnectorName): readonly (readonly [string, FieldKind])[] =>
  Object.entries<FieldKind>(connectors[connector]);

const text = z.string().trim().min(1).max(500);

/** What somebody enters for a connection. A field that is left out stays as it is; the ones of kind `made` are not entered. */
export const connectionInput = z.strictObject({
  values: z.record(z.string(), text).default({}),
  /** The bot's own address, to which every genuine delivery is passed on; null for none. Left out, it stays as it is. */
  forwardTo: z.string().trim().min(1).max(2000).nullable().optional(),
});
export type ConnectionInput = z.input<typeof connectionInput>;

const connectionField = z.object({
  name: z.string(),
  kind: z.enum(['given', 'open', 'made']),
  isSet: z.boolean(),
  /** Not of a `given` one: a secret of the platform's is never shown again. */
  value: z.string().optional(),
});

export const connection = z.object({
  connector: z.string(),
  /** Where the platform sends its deliveries. */
  address: z.string(),
  isConnected: z.boolean(),
  fields: z.array(connectionField),
  /** The bot's own address, where deliveries are passed on. */
  forwardTo: z.string().optional(),
  /** When it was connected, or last changed. */
  connectedAt: z.string().optional(),
});
/** One platform of a bot, connected or not. */
export type Connection = z.infer<typeof connection>;

export const connections = z.object({ connections: z.array(connection) });
