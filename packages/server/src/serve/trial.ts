import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { serve } from '@hono/node-server';
import { openAccess } from '../access/open.ts';
import { cookieOf } from '../access/temporary.ts';
import { createIdentities } from '../identity/identities.ts';
import { createHasher } from '../receive/hash.ts';
import { createHookReceiver } from '../receive/hooks/hook-receiver.ts';
import { createRandomId } from '../receive/random-id.ts';
import { createReceiver } from '../receive/receiver.ts';
import { createRefresher } from '../refresh/refresher.ts';
import { openStore } from '../store/open.ts';
import { createCommitClock } from '../write/commit-clock.ts';
import { createFirstSeen } from '../write/first-seen.ts';
import { createGroupCommit } from '../write/group-commit.ts';
import { writerOfKnownBots } from '../write/known-bots.ts';
import { openSpool } from '../write/spool.ts';
import { type App, createApp } from './app.ts';
import { createForwarder } from './forward/forwarder.ts';
import { createLiveHub } from './live.ts';
import { createMetrics } from './metrics.ts';
import type { AppParts } from './parts.ts';

export const password = 'a long password';
/** Of the page that the key of scope webchat of bot a stands in. */
export const pageOrigin = 'https://www.example.com';
const now = Date.now;

/**
 * For tests: the app on real files and a real engine, with two bots that have a key of each scope. An engine allows
 * one directory per process, so a test file opens one.
 */
export async function openTrial() {
  const directory = mkdtempSync(join(tmpdir(), 'turnout-serve-'));
  mkdirSync(join(directory, 'web/assets'), { recursive: true });
  for (const folder of ['webchat', 'sdk']) mkdirSync(join(directory, folder));
  writeFileSync(join(directory, 'sdk/turnout-sdk.tgz'), 'packed');
  mkdirSync(join(directory, 'engine'));
  writeFileSync(join(directory, 'web/index.html'), '<!doctype html><title>Turnout</title>');
  writeFileSync(join(directory, 'web/assets/index-Ab3dEf9h.js'), 'export const dashboard = 1;\n'.repeat(200));
  writeFileSync(join(directory, 'webchat/webchat.js'), `/*! snippet */${';'.repeat(2000)}`);
  const secret = 's'.repeat(43);
  const engine = await openStore({ directory: join(directory, 'engine') });
  const closers: (() => void)[] = [];

  /** Another app on the same engine: one whose set-up is open, one that is an open demo, … */
  const openApp = async (options: { name: string; hasAdministrator: boolean; role?: string } & Partial<AppParts>) => {
    const { name, hasAdministrator, role = 'admin', ...parts } = options;
    const publicUrl = parts.publicUrl ?? 'http://127.0.0.1:7070';
    const accounts = join(directory, name);
    mkdirSync(accounts);
    const live = createLiveHub();
    const onNotesChanged = live.publishNotes;
    const access = await openAccess({ directory: accounts, secret, publicUrl, now, onNotesChanged });
    closers.push(access.close);
    for (const bot of ['a', 'b']) access.bots.create({ bot, name: bot.toUpperCase(), timezone: 'America/Santiago' });
    const keys = {
      ingest: access.keys.create('a', 'ingest'),
      read: access.keys.create('a', 'read'),
      page: access.keys.create('a', 'webchat', [pageOrigin]),
      otherPage: access.keys.create('b', 'webchat', ['https://b.example']),
      otherIngest: access.keys.create('b', 'ingest'),
      otherRead: access.keys.create('b', 'read'),
    };
    const logged: unknown[] = [];
    closers.push(live.close);
    const clock = createCommitClock({ now });
    const identities = await createIdentities({
      engine,
      clock,
      hasher: createHasher(secret),
      onLearnt: (bots) => refresher.touch(bots),
    });
    const refresher = await createRefresher({
      engine,
      bots: (bot) => access.bots.get(bot),
      identities,
      clock,
      now,
      onRefreshed: (bot, asOfMs) => live.publish(bot, asOfMs),
      log: { warn: (...entry: unknown[]) => logged.push(entry) },
    });
    const onCommitted = (bots: ReadonlySet<string>) => refresher.touch(bots);
    const commit = createGroupCommit({ engine, clock, onCommitted });
    const isKnown = access.bots.has;
    const known = writerOfKnownBots(commit, isKnown);
    const writer = parts.writer ?? createFirstSeen({ engine, writer: known, resolve: identities.resolve });
    const log = {
      error: (...entry: unknown[]) => logged.push(entry),
      warn: (...entry: unknown[]) => logged.push(entry),
    };
    const spoolDirectory = join(accounts, 'spool');
    const spool = openSpool({ directory: spoolDirectory, learn: identities.learnHashed, writer, isKnown, log });
    const forwarder = createForwarder();
    const app = createApp({
      access,
      engine,
      receive: createReceiver({ hasher: createHasher(secret), now, randomId: createRandomId() }),
      receiveDelivery: createHookReceiver({ hasher: createHasher(secret), randomId: createRandomId() }),
      identities,
      writer,
      spool,
      forwarder,
      refresher,
      live,
      metrics: createMetrics({ queuedMessages: () => commit.stats().queuedMessages, spool: spool.stats }),
      loadSample: () => Promise.resolve({ bot: 'sample' }),
      isOpen: false,
      publicUrl,
      webDirectory: join(directory, 'web'),
      sdkDirectory: join(directory, 'sdk'),
      webchatDirectory: join(directory, 'webchat'),
      version: '0.0.0',
      log,
      ...parts,
    });
    let cookie = '';
    if (hasAdministrator) {
      await access.people.createAdministrator('ana@example.org', password);
      cookie = cookieOf(await access.people.signIn('ana@example.org', password, new Headers()));
      giveRole(accounts, role);
    }
    const close = async () => {
      forwarder.close();
      await spool.close();
      await identities.close();
      await commit.close();
      await refresher.close();
    };
    const settle = async (bot: string) => {
      await spool.settle();
      await refresher.settle(bot);
    };
    return {
      app,
      access,
      keys,
      cookie,
      live,
      refresher,
      spool,
      settle,
      logged,
      close,
    };
  };

  const remove = async () => {
    for (const close of closers) close();
    await engine.close();
    rmSync(directory, { recursive: true });
  };
  return { engine, openApp, remove };
}

/** There is no other way yet to have somebody who is no administrator. */
function giveRole(accounts: string, role: string): void {
  const connection = new DatabaseSync(join(accounts, 'accounts.sqlite'));
  connection.prepare('UPDATE "user" SET "role" = ?').run(role);
  connection.close();
}

export type TrialApp = Awaited<ReturnType<Awaited<ReturnType<typeof openTrial>>['openApp']>>;

export const bearer = ({ secret }: { secret: string }) => ({ authorization: `Bearer ${secret}` });

/** The app behind a real socket, of whose stream the hot path reads. */
export async function listen(app: App): Promise<{ url: string; close(): Promise<void> }> {
  const listening = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => listening.resolve(port));
  const url = `http://127.0.0.1:${await listening.promise}`;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url, close };
}
