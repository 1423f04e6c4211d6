import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredMessage } from '@turnout/contract';
import type { Engine } from '../store/engine.ts';
import { openStore } from '../store/open.ts';
import type { Seen } from './reading.ts';
import { createRefresher, type Refresher } from './refresher.ts';

type Clock = { begin(): number; end(receivedAt: number): void; seen(): Seen };
/** All that a bot's figures are made of, without its name: bots with the same messages and zone have the same. */
type Made = { daily: object[]; dayUsers: object[] };
type Message = Omit<StoredMessage, 'bot'>;
type Pair = { platform: string; user: bigint; same: bigint };

/** For tests: a real engine in a directory of its own, bots, and a way to store messages and to read what was made of them. */
export type Scene = {
  engine: Engine;
  /** Bot → zone. */
  zones: Map<string, string>;
  /** Bot → alias → the user it is the same as. */
  aliases: Map<string, Map<bigint, bigint>>;
  warnings: { err?: unknown; bots?: readonly string[] }[];
  refreshed: { bot: string; asOfMs: number }[];
  createBot(timezone: string): string;
  /** A refresher of this scene's bots, on its engine or on one that wraps it. Closed with the scene. */
  openRefresher(engine?: Engine): Promise<Refresher>;
  /** On disk when it resolves, and the refresher, where one is given, knows. */
  store(bot: string, messages: readonly Message[], refresher?: Refresher): Promise<void>;
  /** The same under a stamp of the caller, whose insert is not over by this. */
  storeStamped(stamp: number, bot: string, messages: readonly Message[]): Promise<void>;
  /** Users turn out to be the same as others, on disk when it resolves. */
  learn(bot: string, pairs: readonly Pair[], refresher?: Refresher): Promise<void>;
  made(bot: string): Promise<Made>;
  close(): Promise<void>;
};

const columns = ['bot', 'platform', 'user', 'direction', 'timestamp', 'id', 'received_at'];
const dateTime = (ms: number) => new Date(ms).toISOString().slice(0, 23).replace('T', ' ');

export async function openScene(clock: Clock): Promise<Scene> {
  const directory = mkdtempSync(join(tmpdir(), 'turnout-refresh-'));
  const engine = await openStore({ directory });
  const zones = new Map<string, string>();
  const aliases: Scene['aliases'] = new Map();
  const refreshers: Refresher[] = [];
  const warnings: Scene['warnings'] = [];
  const refreshed: Scene['refreshed'] = [];

  async function storeStamped(stamp: number, bot: string, messages: readonly Message[]): Promise<void> {
    const rows = messages.map(
      ({ platform, user, direction, timestampMs, id }) =>
        `${bot}\t${platform}\t${user}\t${direction}\t${dateTime(timestampMs)}\t${id}\t${dateTime(stamp)}\n`,
    );
    await engine.insert('messages', columns, Buffer.from(rows.join('')));
  }

  return {
    engine,
    zones,
    aliases,
    warnings,
    refreshed,
    createBot(timezone) {
      const bot = `bot-${zones.size + 1}`;
      zones.set(bot, timezone);
      return bot;
    },
    async openRefresher(on = engine) {
      const refresher = await createRefresher({
        engine: on,
        bots(bot) {
          const timezone = zones.get(bot);
          return timezone === undefined ? undefined : { timezone };
        },
        identities: {
          hasAliases: (bot) => aliases.has(bot),
          canonicalOf(bot, user) {
            let canonical = user;
            for (let next: bigint | undefined = user; next !== undefined; next = aliases.get(bot)?.get(next))
              canonical = next;
            return canonical;
          },
        },
        clock,
        now: Date.now,
        onRefreshed: (bot, asOfMs) => refreshed.push({ bot, asOfMs }),
        log: { warn: (details) => warnings.push(details) },
      });
      refreshers.push(refresher);
      return refresher;
    },
    storeStamped,
    async store(bot, messages, refresher) {
      const stamp = clock.begin();
      await storeStamped(stamp, bot, messages);
      clock.end(stamp);
      refresher?.touch(new Set([bot]));
    },
    async learn(bot, pairs, refresher) {
      const stamp = clock.begin();
      const rows = pairs.map(
        ({ platform, user, same }) => `${bot}\t${platform}\t${user}\t${same}\t${dateTime(stamp)}\n`,
      );
      await engine.insert('same_users', ['bot', 'platform', 'user', 'same', 'learnt_at'], Buffer.from(rows.join('')));
      const known = aliases.get(bot) ?? new Map<bigint, bigint>();
      for (const { user, same } of pairs) known.set(user, same);
      aliases.set(bot, known);
      clock.end(stamp);
      refresher?.touch(new Set([bot]));
    },
    async made(bot) {
      const daily = await engine.query<object>(
        'read',
        `SELECT platform, day, received, sent, new_users, returning_after, far_days, far_users,
           first_months, month_users, first_weeks, week_users, hours_received, hours_sent FROM daily FINAL
         WHERE bot = {bot:String} AND received + sent > 0 ORDER BY platform, day`,
        { bot },
      );
      const dayUsers = await engine.query<object>(
        'read',
        `SELECT platform, toString(user) AS user, day, received, sent, if(received > 0, previous, NULL) AS previous,
           if(received > 0, first, NULL) AS first
         FROM day_users FINAL WHERE bot = {bot:String} AND received + sent > 0 ORDER BY platform, day, user`,
        { bot },
      );
      return { daily, dayUsers };
    },
    async close() {
      for (const refresher of refreshers) await refresher.close();
      await engine.close();
      rmSync(directory, { recursive: true });
    },
  };
}
