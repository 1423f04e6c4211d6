import { isIdentifier, platformPattern, type StoredMessage } from '@turnout/contract';
import type { Hasher } from '../receive/hash.ts';
import type { SameUser } from '../receive/hooks/connector.ts';
import type { Engine } from '../store/engine.ts';
import type { CommitClock } from '../write/commit-clock.ts';
import { type Pause, pause as pauseFor, pauseMsAfter } from '../write/pause.ts';
import { dateTime } from '../write/rows.ts';
import type { SamePair } from '../write/spool-lines.ts';
import { WriteRefused } from '../write/write-refused.ts';
import { type AliasMap, createAliasMap } from './alias-map.ts';
import { loadAliases } from './load-aliases.ts';

/** Who is one user under several ids. Kept as hashes, in the engine and in memory. */
export type Identities = {
  /**
   * Resolves when the pairs are on disk: messages that are written from then on are stored under one user, and the next
   * refresh moves those from before. What is known costs no disk. Rejects with {@link WriteRefused} when it cannot be
   * stored; to repeat it is harmless. An id that no message can have (empty, too long) is passed over.
   */
  learn(bot: string, pairs: readonly SameUser[]): Promise<void>;
  /** What would be learnt, and is not known yet, as hashes. */
  hashed(bot: string, pairs: readonly SameUser[]): SamePair[];
  /** The same as `learn`, of pairs that were hashed before. */
  learnHashed(pairs: readonly SamePair[]): Promise<void>;
  /** The messages as they are to be written: under the users that they are counted under. */
  resolve(messages: readonly StoredMessage[]): readonly StoredMessage[];
  hasAliases(bot: string): boolean;
  /** The user that this one is counted under: itself, where it is no alias. */
  canonicalOf(bot: string, user: bigint): bigint;
  /** Resolves when nothing is being stored any more of what was learnt until now; rejects when the store fails. */
  settle(): Promise<void>;
  /** The bot is deleted, its rows too. */
  forget(bot: string): void;
  /** Takes nothing more, and waits for what is being stored. */
  close(): Promise<void>;
};

type Deps = {
  engine: Pick<Engine, 'query' | 'insert'>;
  clock: Pick<CommitClock, 'begin' | 'end'>;
  hasher: Pick<Hasher, 'user'>;
  /** New pairs of these bots are on disk. Called in the turn in which their stamp ends on the clock. */
  onLearnt(bots: ReadonlySet<string>): void;
  /** The engine failed an insert: for the log. */
  onFailed?(error: unknown): void;
  pause?: Pause;
};

type Request = { pairs: readonly SamePair[]; stored(): void; refused(reason: WriteRefused): void };

const columns = ['bot', 'platform', 'user', 'same', 'learnt_at'] as const;

export async function createIdentities(deps: Deps): Promise<Identities> {
  const { engine, clock, hasher, onLearnt, onFailed, pause = pauseFor } = deps;
  const bots = new Map<string, AliasMap>();
  const closing = new AbortController();
  const queue: Request[] = [];
  let running: Promise<void> | undefined;

  const canonicalOf = (bot: string, user: bigint) => bots.get(bot)?.canonicalOf(user) ?? user;
  const isNew = ({ bot, user, same, isLent }: SamePair) => {
    const canonical = canonicalOf(bot, user);
    return canonical !== canonicalOf(bot, same) && (isLent !== true || canonical === user);
  };

  function add(bot: string, alias: bigint, same: bigint): void {
    const aliases = bots.get(bot) ?? createAliasMap();
    bots.set(bot, aliases);
    aliases.set(alias, same);
  }

  /** What is learnt while an insert is under way is the next one. */
  async function run(): Promise<void> {
    while (queue.length > 0) await store(queue.splice(0));
    running = undefined;
  }

  /**
   * TRAP: an insert that fails can have left its rows all the same. So it is tried again until it is known that they are
   * there, and its stamp stays under way until then: no refresh takes them for applied, not even after a crash.
   */
  async function store(requests: readonly Request[]): Promise<void> {
    const rows = unionOf(requests.flatMap(({ pairs }) => pairs));
    if (rows.length > 0) {
      const learntAt = clock.begin();
      const tsv = Buffer.from(rows.map((row) => lineOf(row, learntAt)).join(''));
      for (let failures = 1; ; failures += 1) {
        try {
          await engine.insert('same_users', columns, tsv);
          break;
        } catch (cause) {
          onFailed?.(cause);
          const waitMs = pauseMsAfter(failures);
          const code = closing.signal.aborted ? 'shutting_down' : 'store_unavailable';
          const refusal = new WriteRefused(code, Math.ceil(waitMs / 1000), { cause });
          for (const { refused } of [...requests, ...queue.splice(0)]) refused(refusal);
          if (closing.signal.aborted) return;
          await pause(waitMs, closing.signal);
        }
      }
      for (const { bot, user, same } of rows) add(bot, user, same);
      clock.end(learntAt);
      onLearnt(new Set(rows.map(({ bot }) => bot)));
    }
    for (const { stored } of requests) stored();
  }

  /**
   * The aliases that these pairs make: of two users who turn out to be one, the one of `same` stays. A lent name that is an
   * alias already is somebody's, and stays theirs.
   */
  function unionOf(pairs: readonly SamePair[]): SamePair[] {
    const fresh = new Map<string, AliasMap>();
    const rows: SamePair[] = [];
    for (const { bot, platform, ...pair } of pairs) {
      const made = fresh.get(bot) ?? createAliasMap();
      fresh.set(bot, made);
      // A chain never leads from a fresh alias to one that was known: what stays was no alias of either kind.
      const [user, same] = [pair.user, pair.same].map((one) => made.canonicalOf(canonicalOf(bot, one)));
      if (user === undefined || same === undefined || user === same) continue;
      if (pair.isLent === true && user !== pair.user) continue;
      made.set(user, same);
      rows.push({ bot, platform, user, same });
    }
    return rows;
  }

  const hashed = (bot: string, pairs: readonly SameUser[]): SamePair[] =>
    pairs
      .filter(({ platform, user, same }) => platformPattern.test(platform) && isIdentifier(user) && isIdentifier(same))
      .map(({ platform, user, same, ...kind }) => {
        return {
          bot,
          platform,
          user: hasher.user(bot, platform, user),
          same: hasher.user(bot, platform, same),
          ...kind,
        };
      })
      .filter(isNew);

  async function learnHashed(pairs: readonly SamePair[]): Promise<void> {
    const fresh = pairs.filter(isNew);
    if (fresh.length === 0) return;
    if (closing.signal.aborted) throw new WriteRefused('shutting_down', 5);
    await enqueue(fresh);
  }

  const enqueue = (pairs: readonly SamePair[]) =>
    new Promise<void>((stored, refused) => {
      queue.push({ pairs, stored, refused });
      running ??= run();
    });

  for await (const { bot, user, same } of loadAliases(engine)) add(bot, user, same);

  return {
    learn: (bot, pairs) => learnHashed(hashed(bot, pairs)),
    hashed,
    learnHashed,
    resolve(messages) {
      if (!messages.some(({ bot }) => bots.has(bot))) return messages;
      return messages.map((message) => ({ ...message, user: canonicalOf(message.bot, message.user) }));
    },
    hasAliases: (bot) => bots.has(bot),
    canonicalOf,
    settle: () => enqueue([]),
    forget: (bot) => void bots.delete(bot),
    async close() {
      closing.abort();
      await running;
    },
  };
}

/** Nothing can end a column or a row early: the two texts are slugs, the rest is numbers. */
const lineOf = ({ bot, platform, user, same }: SamePair, learntAt: number) =>
  `${bot}\t${platform}\t${user}\t${same}\t${dateTime(learntAt)}\n`;
