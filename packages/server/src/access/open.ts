import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { type Bots, createBots } from './bots.ts';
import { type Connections, createConnections } from './connections.ts';
import { connect, createDatabase } from './database.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { describeFailure } from './failures.ts';
import { createKeys, type Keys } from './keys.ts';
import { migrate, readMigrations } from './migrate.ts';
import { createNotes, type Notes } from './notes.ts';
import { createOriginCheck } from './origins.ts';
import { createPeople, type People } from './people.ts';
import { createSeal } from './sealed.ts';
import { createSetup, type Setup } from './setup.ts';
import { createSignIn } from './sign-in.ts';

/** Who may do what: bots, their keys, the platforms that deliver to them, the people who sign in; and the notes that those write. */
export type Access = {
  bots: Bots;
  keys: Keys;
  connections: Connections;
  deliveries: Deliveries;
  notes: Notes;
  people: People;
  setup: Setup;
  /** Whether a page of this origin may act for the person who is signed in; `host` is the request's Host header. */
  trustsOrigin(origin: string, host: string | undefined): boolean;
  /** Throws AccessError when the file does not answer. */
  ping(): void;
  close(): void;
};

export type AccessOptions = {
  directory: string;
  secret: string;
  publicUrl: string;
  now: () => number;
  /** Called when this process has changed notes of the bot. */
  onNotesChanged?(bot: string): void;
};

/**
 * Opens DATA/accounts.sqlite, which several processes may have open at once.
 * Throws AccessError with a sentence for the operator when it cannot be used.
 */
export async function openAccess(options: AccessOptions): Promise<Access> {
  const { directory, secret, publicUrl, now, onNotesChanged = () => {} } = options;
  const path = join(directory, 'accounts.sqlite');
  const connections: ReturnType<typeof connect>[] = [];
  const open = () => {
    const connection = connect(path);
    connections.push(connection);
    return connection;
  };
  const closeConnections = () => {
    for (const connection of connections) connection.close();
  };
  try {
    const connection = open();
    migrate(connection, readMigrations(new URL('./migrations/', import.meta.url)), now());
    const database = createDatabase(connection, path);
    const trustsOrigin = createOriginCheck(publicUrl);
    const signIn = createSignIn({
      connection: open(),
      secret: Buffer.from(hkdfSync('sha256', secret, '', 'turnout sessions', 32)).toString('base64url'),
      publicUrl,
      trusts: trustsOrigin,
    });
    // Until this resolves it has not checked its configuration.
    await signIn.$context;
    const keys = createKeys(database, now);
    const deliveries = createDeliveries(database, now);
    const { people, storeAdministrator } = createPeople(database, signIn, now);
    return {
      bots: createBots(database, now),
      keys,
      connections: createConnections(database, { seal: createSeal(secret), now }),
      deliveries,
      notes: createNotes(database, { now, onChanged: onNotesChanged }),
      people,
      setup: createSetup({ database, people, storeAdministrator, publicUrl }),
      trustsOrigin,
      ping: () => void database.version(),
      close() {
        keys.close();
        deliveries.close();
        closeConnections();
      },
    };
  } catch (error) {
    closeConnections();
    throw describeFailure(error, path);
  }
}
