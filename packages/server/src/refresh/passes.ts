import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import { countAll, recountRecent, touchedDays } from './counting.ts';
import { link, linkAll } from './linking.ts';
import { publish } from './publishing.ts';
import { type Progress, type Scope, sumOfMessages } from './scope.ts';

export type { Progress };

const messageCount = loadSql(new URL('message-count.sql', import.meta.url));

/** With more new messages than this, and more than this share of all, counting all is quicker than looking for the users among them. */
const manyMessages = 250_000;
const largeShare = 0.1;

/** messages → user_days → day_users → daily, for what changed since `scope.since`. Every step can be run again at any time. */
export async function refreshScope(engine: Engine, scope: Scope, progress: Progress = () => {}): Promise<void> {
  const touched = await touchedDays(engine, scope);
  if (await isMostlyNew(engine, scope, sumOfMessages(touched))) return rebuildScope(engine, scope, progress);
  await recountRecent(engine, scope, touched, progress);
  await link(engine, scope, progress);
  await publish(engine, scope, progress);
}

/** Everything again from `messages`: also the days that only an earlier zone knew. */
export async function rebuildScope(engine: Engine, scope: Scope, progress: Progress = () => {}): Promise<void> {
  // After version 0 every row is newer, so that all are linked and published again.
  const all = { ...scope, since: -1, done: 0 };
  await countAll(engine, all, progress);
  await linkAll(engine, all, progress);
  await publish(engine, all, progress);
}

async function isMostlyNew(engine: Engine, { bots }: Scope, newMessages: number): Promise<boolean> {
  if (newMessages <= manyMessages) return false;
  const [stored] = await engine.query<{ messages: number }>('refresh', messageCount, { bots });
  return newMessages > largeShare * (stored?.messages ?? 0);
}
