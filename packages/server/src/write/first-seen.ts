import type { StoredMessage } from '@turnout/contract';
import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import type { MessageWriter } from './group-commit.ts';

const sql = loadSql(new URL('first-seen.sql', import.meta.url));

type Key = { platform: string; user: string | bigint; direction: string; id: string | bigint };
const keyOf = ({ platform, user, direction, id }: Key): string => `${platform} ${user} ${direction} ${id}`;

type Resolve = (messages: readonly StoredMessage[]) => readonly StoredMessage[];
type Deps = {
  engine: Pick<Engine, 'query'>;
  writer: MessageWriter;
  /** The same messages, of the users that they are counted under; a refresh moves what was stored of another name. */
  resolve: Resolve;
};

/**
 * Writes messages under the users that they are counted under. One of which the platform does not say when it was written is
 * written at the time when it was first seen, so that what comes again counts once even after days. Those with a time pass without a
 * question to the engine.
 */
export function createFirstSeen({ engine, writer, resolve }: Deps): MessageWriter {
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
    const resolved = resolve(messages);
    const undated = resolved.filter(({ isUndated }) => isUndated === true);
    if (undated.length === 0) return writer.write(resolved);
    const dated = resolved.filter(({ isUndated }) => isUndated !== true);
    for (const [bot, ofBot] of Map.groupBy(undated, (message) => message.bot)) {
      const times = await timesOf(bot, ofBot);
      for (const message of ofBot)
        dated.push({ ...message, timestampMs: times.get(keyOf(message)) ?? message.timestampMs });
    }
    return writer.write(dated);
  };
  return { ...writer, write };
}
