import type { Logger } from 'pino';
import type { Access } from '../access/open.ts';
import { loadStatements } from '../store/sql.ts';
import type { Counting } from './counting.ts';

/**
 * Removes a bot and everything of it. First there is no such bot any more, so that nothing more comes in; then whatever is on its way
 * is waited for, so that nothing comes behind what removes the rows; and only then is its id free. Cut short in between, it is
 * finished by the next start, or by being asked for again.
 */
export async function deleteBot(access: Pick<Access, 'bots'>, counting: Counting, bot: string): Promise<void> {
  access.bots.delete(bot);
  // Whoever asks a second time must not remove a new bot of this id, made as soon as the first was done.
  await counting.deleting(async () => {
    if (access.bots.deleting().includes(bot)) await removeRows(access, counting, bot);
  });
}

/** Those that were cut short. One that cannot be finished now keeps nothing else from starting. */
export async function finishDeletions(access: Pick<Access, 'bots'>, counting: Counting, log: Logger): Promise<void> {
  for (const bot of access.bots.deleting()) {
    try {
      await deleteBot(access, counting, bot);
      log.info({ bot }, 'The deletion of a bot had been cut short; it is finished now.');
    } catch (error) {
      log.error({ err: error, bot }, 'A bot that was deleted could not be removed; the next start tries again.');
    }
  }
}

async function removeRows({ bots }: Pick<Access, 'bots'>, counting: Counting, bot: string): Promise<void> {
  const { engine, identities, writer, spool, refresher, imports } = counting;
  await imports.stop(bot);
  await spool.settle();
  await writer.settle();
  await identities.settle();
  // So that it forgets up to where the figures went: a new bot may get the same id.
  refresher.touch(new Set([bot]));
  await refresher.settle(bot);
  for (const statement of loadStatements(new URL('delete-bot.sql', import.meta.url))) {
    await engine.execute('refresh', statement, { bot });
  }
  identities.forget(bot);
  bots.deleted(bot);
}
