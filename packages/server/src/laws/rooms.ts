import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Bot,
  Lifecycle,
  LifecycleQuestion,
  Now,
  Overview,
  OverviewQuestion,
  Retention,
  RetentionQuestion,
  Usage,
  UsageQuestion,
  WeekHours,
  WeekHoursQuestion,
} from '@turnout/contract';
import { createIdentities } from '../identity/identities.ts';
import { createHasher } from '../receive/hash.ts';
import type { SameUser } from '../receive/hooks/connector.ts';
import { parseMessages, type StoredMessage } from '../receive/message.ts';
import { createRandomId } from '../receive/random-id.ts';
import { createRefresher } from '../refresh/refresher.ts';
import { openStore } from '../store/open.ts';
import { openImport } from '../transfer/import/open-import.ts';
import type { SampleParts } from '../transfer/sample.ts';
import { answerUsage } from '../usage/answer.ts';
import { answerLifecycle } from '../usage/lifecycle.ts';
import { answerNow } from '../usage/now.ts';
import { answerOverview } from '../usage/overview.ts';
import { answerRetention } from '../usage/retention.ts';
import { answerWeekHours } from '../usage/week-hours.ts';
import { createCommitClock } from '../write/commit-clock.ts';
import { createGroupCommit } from '../write/group-commit.ts';
import type { PlainMessage } from './count-once.ts';

/** The rooms a message passes, from receive to usage, real and in order, on an engine in a directory of its own. */
export type Rooms = {
  /** A new bot with nothing in it. */
  createBot(timezone: string): string;
  setTimezone(bot: string, timezone: string): void;
  /** Gives the messages to receive as the API would; what it makes of them is not stored yet. */
  parse(bot: string, messages: readonly PlainMessage[]): StoredMessage[];
  /** Resolves when they are on disk. */
  write(messages: readonly StoredMessage[]): Promise<void>;
  /** Two ids turn out to be one person. */
  learn(bot: string, pairs: readonly SameUser[]): Promise<void>;
  /** Stores a file as `turnout import` does; gives how many rows it has, and how many of them are not messages. */
  importFile(bot: string, path: string): Promise<{ rows: number; rejected: number }>;
  settle(bot: string): Promise<void>;
  rebuild(bot: string): Promise<void>;
  ask(bot: string, question: UsageQuestion): Promise<Usage>;
  askLifecycle(bot: string, question: LifecycleQuestion): Promise<Lifecycle>;
  /** Of these bots. */
  askOverview(bots: readonly string[], question: OverviewQuestion): Promise<Overview>;
  askRetention(bot: string, question: RetentionQuestion): Promise<Retention>;
  askWeekHours(bot: string, question: WeekHoursQuestion): Promise<WeekHours>;
  /** The half hour before an instant (ms). */
  askNow(bot: string, until: number): Promise<Now>;
  /** The same rooms, as the sample wants them. */
  sampleParts: SampleParts;
  close(): Promise<void>;
};

export async function openRooms(): Promise<Rooms> {
  const directory = mkdtempSync(join(tmpdir(), 'turnout-laws-'));
  const engine = await openStore({ directory });
  const bots = new Map<string, Bot>();
  const clock = createCommitClock(Date);
  const hasher = createHasher('a secret of the tests');
  const identities = await createIdentities({
    engine,
    clock,
    hasher,
    onLearnt: (learnt) => refresher.touch(learnt),
  });
  const refresher = await createRefresher({
    engine,
    bots: (bot) => bots.get(bot),
    identities,
    clock,
    now: Date.now,
    onRefreshed: () => {},
    log: {
      warn(_details, message) {
        throw new Error(message);
      },
    },
  });
  const writer = createGroupCommit({ engine, clock, onCommitted: refresher.touch });
  const randomId = createRandomId();

  const botOf = (id: string) => {
    const bot = bots.get(id);
    if (bot === undefined) throw new Error(`There is no bot "${id}".`);
    return bot;
  };

  return {
    createBot(timezone) {
      const bot = `bot-${bots.size + 1}`;
      bots.set(bot, { bot, name: bot, timezone });
      return bot;
    },
    setTimezone(bot, timezone) {
      bots.set(bot, { ...botOf(bot), timezone });
    },
    parse(bot, plain) {
      const items = plain.map(({ platform, user, direction, timestampMs, id }) => {
        return { platform, user, direction, timestamp: timestampMs, ...(id !== undefined && { id }) };
      });
      const { messages, rejected } = parseMessages(bot, items, { hasher, randomId, nowMs: Date.now() });
      if (rejected.length > 0) throw new Error(`A message was rejected: ${JSON.stringify(rejected[0])}`);
      return messages;
    },
    write: (messages) => writer.write(identities.resolve(messages)),
    learn: identities.learn,
    async importFile(bot, path) {
      const { signal } = new AbortController();
      const deps = { engine, hasher, clock, refresher, now: Date.now, directory, report: () => {}, signal };
      const file = await openImport(deps, { path, bot, map: {} });
      try {
        await file.store(() => {});
        return { rows: file.rows, rejected: file.rejected };
      } finally {
        file.close();
      }
    },
    settle: refresher.settle,
    rebuild: (bot) => refresher.rebuild(bot),
    ask: (bot, question) => answerUsage({ engine, refresher }, botOf(bot), question),
    askLifecycle: (bot, question) => answerLifecycle({ engine, refresher }, botOf(bot), question),
    askNow: (bot, until) => answerNow({ engine, refresher }, botOf(bot), until),
    askOverview: (ids, question) => answerOverview({ engine, refresher }, ids.map(botOf), question),
    askRetention: (bot, question) => answerRetention({ engine, refresher }, botOf(bot), question),
    askWeekHours: (bot, question) => answerWeekHours({ engine, refresher }, botOf(bot), question),
    sampleParts: {
      hasher,
      randomId,
      now: Date.now,
      access: { bots: { get: (bot) => bots.get(bot), create: (bot) => void bots.set(bot.bot, bot) } },
      writer,
      refresher,
    },
    async close() {
      await identities.close();
      await writer.close();
      await refresher.close();
      await engine.close();
      rmSync(directory, { recursive: true });
    },
  };
}
