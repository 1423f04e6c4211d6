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
  /** The same messages, in the same order, of the users that they are counted under. */
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
    if (!messages.some(({ isUndated }) => isUndated === true)) return writer.write(resolved);
    const undated = resolved.flatMap((message, place) =>
      message.isUndated === true ? [{ message, told: messages[place] ?? message }] : [],
    );
    const dated = resolved.filter(({ isUndated }) => isUndated !== true);
    for (const [bot, ofBot] of Map.groupBy(undated, ({ message }) => message.bot)) {
      // What came before two names were known to be one person's is stored under the name of then.
      const times = await timesOf(
        bot,
        ofBot.flatMap(({ message, told }) => [message, told]),
      );
      for (const { message, told } of ofBot) {
        const timestampMs = times.get(keyOf(message)) ?? times.get(keyOf(told)) ?? message.timestampMs;
        dated.push({ ...message, timestampMs });
      }
    }
    return writer.write(dated);
  };
  return { ...writer, write };
}
