import type { Access } from '../access/open.ts';
import { loadStatements } from '../store/sql.ts';
import type { Counting } from './parts.ts';

/**
 * Removes a bot and everything of it. Keys and connections go first, so that nothing more comes in, and the bot itself
 * last: cut short in between, it is still there to be deleted again.
 */
export async function deleteBot(
  access: Access,
  { engine, identities, spool, refresher }: Counting,
  bot: string,
): Promise<void> {
  for (const { id } of access.keys.list(bot)) access.keys.revoke(id);
  for (const { connector } of access.connections.list(bot)) access.connections.remove(bot, connector);
  // What still waits becomes rows, which go with the others.
  await spool.settle();
  await refresher.settle(bot);
  for (const statement of loadStatements(new URL('delete-bot.sql', import.meta.url))) {
    await engine.execute('refresh', statement, { bot });
  }
  identities.forget(bot);
  access.bots.delete(bot);
  // So that it forgets up to where the figures went: a new bot may get the same id.
  refresher.touch(new Set([bot]));
  await refresher.settle(bot);
}
