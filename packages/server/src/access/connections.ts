import { randomBytes } from 'node:crypto';
import {
  type ConnectionInput,
  type ConnectorName,
  connectionInput,
  fieldsOf,
  isConnectorName,
} from '@turnout/contract';
import { AccessError } from './access-error.ts';
import { unknownBot } from './bots.ts';
import type { Database } from './database.ts';
import { forwardFault } from './forward-address.ts';
import type { Seal } from './sealed.ts';

type Credentials = Readonly<Record<string, string>>;
export type KeptConnection = {
  connector: ConnectorName;
  credentials: Credentials;
  /** The bot's own address, where its deliveries are passed on. */
  forwardTo?: string;
  connectedAtMs: number;
};

export type Connections = {
  list(bot: string): KeptConnection[];
  /** What is known of a platform that delivers to the bot; undefined where it is not connected. */
  get(bot: string, connector: ConnectorName): KeptConnection | undefined;
  /** Connects the platform, or changes what is known of it. Throws `unknown_bot` or `invalid_connection`. */
  set(bot: string, connector: ConnectorName, input: ConnectionInput): KeptConnection;
  /** False when there was none. */
  remove(bot: string, connector: ConnectorName): boolean;
};

type Row = {
  bot: string;
  connector: string;
  credentials: Uint8Array;
  forward_to: Uint8Array | null;
  connected_at: number;
};

/** How long a connection is believed without looking at the file: as with keys, removing one takes effect as soon. */
const cacheMs = 100;

export function createConnections(database: Database, { seal, now }: { seal: Seal; now: () => number }): Connections {
  const sql = database.statements(new URL('./connections.sql', import.meta.url));
  let known = new Map<string, Map<ConnectorName, KeptConnection>>();
  let version = -1;

  const read = (maxAgeMs: number, bot: string): ReadonlyMap<ConnectorName, KeptConnection> => {
    const current = database.version(maxAgeMs);
    if (current !== version) {
      known = new Map();
      for (const row of sql.all<Row>('list')) keep(row);
      version = current;
    }
    return known.get(bot) ?? new Map();
  };
  const keep = ({ bot, connector, credentials, forward_to, connected_at }: Row): void => {
    // A newer Turnout may have known more platforms.
    if (!isConnectorName(connector)) return;
    const ofBot = known.get(bot) ?? new Map<ConnectorName, KeptConnection>();
    known.set(bot, ofBot);
    // The cast: what is sealed is what `set` wrote.
    const opened = JSON.parse(seal.open(credentials)) as Credentials;
    const forwarding = forward_to === null ? {} : { forwardTo: seal.open(forward_to) };
    ofBot.set(connector, { connector, credentials: opened, ...forwarding, connectedAtMs: connected_at });
  };
  const get = (bot: string, connector: ConnectorName) =>
    read(cacheMs, bot).get(connector) ?? read(0, bot).get(connector);

  return {
    list: (bot) => [...read(0, bot).values()],
    get,
    set: (bot, connector, input) =>
      database.transaction(() => {
        const { values, forwardTo } = parse(input);
        const before = read(0, bot).get(connector);
        const credentials = seal.seal(JSON.stringify(completed(connector, values, before?.credentials ?? {})));
        const address = forwardTo === undefined ? before?.forwardTo : forwardTo;
        const forward_to = address == null ? null : seal.seal(address);
        if (sql.run('set', { bot, connector, credentials, forward_to, now: now() }) === 0) throw unknownBot(bot);
        const kept = read(0, bot).get(connector);
        if (kept === undefined) throw unknownBot(bot);
        return kept;
      }),
    remove: (bot, connector) => sql.run('remove', { bot, connector }) > 0,
  };
}

const invalid = (sentence: string) => new AccessError('invalid_connection', sentence);

function parse(input: ConnectionInput) {
  const parsed = connectionInput.safeParse(input);
  if (!parsed.success) throw invalid('A value is a text of 1 to 500 characters, an address one of up to 2,000.');
  const { forwardTo } = parsed.data;
  const fault = forwardTo == null ? undefined : forwardFault(forwardTo);
  if (fault !== undefined) throw invalid(fault);
  return parsed.data;
}

/** What was there, what was entered, and what Turnout makes; complete, or refused. */
function completed(connector: ConnectorName, entered: Record<string, string>, before: Credentials): Credentials {
  const fields = fieldsOf(connector);
  const stranger = Object.keys(entered).find(
    (name) => !fields.some(([field, kind]) => field === name && kind !== 'made'),
  );
  const takes = fields.flatMap(([name, kind]) => (kind === 'made' ? [] : [name]));
  if (stranger !== undefined) {
    throw invalid(
      takes.length === 0 ? 'Nothing has to be entered for it.' : `It takes ${takes.join(' and ')}, nothing else.`,
    );
  }
  const credentials: Record<string, string> = {};
  for (const [name, kind] of fields) {
    const value =
      entered[name] ?? before[name] ?? (kind === 'made' ? randomBytes(24).toString('base64url') : undefined);
    if (value === undefined) throw invalid(`${name} is missing.`);
    credentials[name] = value;
  }
  return credentials;
}
