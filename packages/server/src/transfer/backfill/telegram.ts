import type { Judgement } from './finding.ts';
import { createLocalTime } from './local-time.ts';
import type { Source } from './source.ts';
import { readChats, surveyChats, userOf } from './telegram-chats.ts';
import { createSides, type Side } from './telegram-sides.ts';
import { isObject } from './values.ts';

/**
 * The result.json of Telegram Desktop ("machine-readable JSON"): one chat, or all of an account's. It is read twice, because only
 * at its end it is known in which groups the bot wrote.
 * Shapes: Telegram/SourceFiles/export/output/export_output_json.cpp of telegramdesktop/tdesktop.
 */
export const telegram: Source = async function* telegram(file) {
  const { botUsers, timezone } = file.options;
  const sideOf = createSides(await surveyChats(file), botUsers, file.path);
  const instantOf = createLocalTime(timezone);
  for await (const { messages } of readChats(file, 'Converting')) {
    yield messages.map(({ chat, value }) => judge(value, sideOf(chat), instantOf));
  }
};

type InstantOf = ReturnType<typeof createLocalTime>;

function judge(value: unknown, side: Side, instantOf: InstantOf): Judgement {
  if ('ignored' in side) return side;
  if (!isObject(value)) return { rejected: 'not_an_object' };
  const { type, id, from_id: fromId } = value;
  if (type === 'service') return { ignored: 'service messages' };
  if (type === 'unsupported') return { ignored: 'messages that Telegram Desktop could not export' };
  const author = userOf(fromId);
  if (author === undefined) return { ignored: 'posts in the name of channels and groups' };
  const timestamp = timeOf(value, instantOf);
  if (timestamp === undefined) return { rejected: 'invalid_timestamp', field: 'date_unixtime' };
  if (typeof id !== 'number') return { rejected: 'missing_field', field: 'id' };
  const { bots, chatId } = side;
  const isSent = bots.has(author);
  const direction = isSent ? 'sent' : 'received';
  // The bot writes to the chat: in a private one that is the person.
  return {
    message: { platform: 'telegram', user: isSent ? chatId : author, direction, timestamp, id: `${chatId}:${id}` },
  };
}

/** `date` is by the clock of the machine that exported; `date_unixtime` came later, in 2022. */
function timeOf({ date_unixtime: seconds, date }: Record<string, unknown>, instantOf: InstantOf): number | undefined {
  if (typeof seconds === 'string') return /^\d{1,11}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(date)) return undefined;
  const wallClockMs = Date.parse(`${date}Z`);
  return Number.isNaN(wallClockMs) ? undefined : instantOf(wallClockMs);
}
