import type { StoredMessage } from '@turnout/contract';
import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import type { MessageWriter } from './group-commit.ts';

const sql = loadSql(new URL('first-seen.sql', import.meta.url));

type Key = { platform: string; user: string | bigint; direction: string; id: string | bigint };
const keyOf = ({ platform, user, direction, id }: Key): string => `${platform} ${user} ${direction} ${id}`;

/**
 * Writes messages of which the platform does not say when they were written at the time when they were first seen, so that one
 * that comes again counts once even after days. Those with a time pass without a question to the engine.
 */
export function createFirstSeen(engine: Pick<Engine, 'query'>, writer: MessageWriter): MessageWriter {
  const timesOf = async (bot: string, messages: readonly StoredMessage[]): Promise<Map<string, number>> => {
    const rows = await engine.query<Key & { at: number | string }>('read', sql, {
      bot,
      platforms: messages.map(({ platform }) => platform),
      users: messages.map(({ user }) => user),
      ids: messages.map(({ id }) => id),
    });
    return new Map(rows.map((row) => [keyOf(row), Number(row.at)]));
  };

  const write: MessageWriter['write'] = async (messages) => {
    const undated = messages.filter(({ isUndated }) => isUndated === true);
    if (undated.length === 0) return writer.write(messages);
    const dated = messages.filter(({ isUndated }) => isUndated !== true);
    for (const [bot, ofBot] of Map.groupBy(undated, (message) => message.bot)) {
      const times = await timesOf(bot, ofBot);
      for (const message of ofBot)
        dated.push({ ...message, timestampMs: times.get(keyOf(message)) ?? message.timestampMs });
    }
    return writer.write(dated);
  };
  return { ...writer, write };
}
