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
  const authors = createAuthors();
  for await (const { messages } of readChats(file, 'Converting')) {
    yield messages.map(({ chat, value }) => judge(value, sideOf(chat), instantOf, authors));
  }
};

type InstantOf = ReturnType<typeof createLocalTime>;

function judge(value: unknown, side: Side, instantOf: InstantOf, authors: Authors): Judgement {
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
  const { bots, chatId, isGroup } = side;
  const messageId = `${chatId}:${id}`;
  if (!bots.has(author)) {
    if (isGroup) authors.set(messageId, author);
    return { message: { platform, user: author, direction: 'received', timestamp, id: messageId } };
  }
  // Whom the bot talks to, as docs/connect/ids.md has it.
  const user = isGroup ? (authors.get(`${chatId}:${value['reply_to_message_id']}`) ?? `group:${chatId}`) : chatId;
  return { message: { platform, user, direction: 'sent', timestamp, id: messageId } };
}

const platform = 'telegram';
const rememberedMessages = 100_000;

/** Who wrote the latest messages of groups, by message id: what the bot replies to is seldom old. */
function createAuthors() {
  const authors = new Map<string, string>();
  return {
    get: (id: string) => authors.get(id),
    set(id: string, author: string) {
      authors.set(id, author);
      const [oldest] = authors.size > rememberedMessages ? authors.keys() : [];
      if (oldest !== undefined) authors.delete(oldest);
    },
  };
}
type Authors = ReturnType<typeof createAuthors>;

/** `date` is by the clock of the machine that exported; `date_unixtime` came later, in 2022. */
function timeOf({ date_unixtime: seconds, date }: Record<string, unknown>, instantOf: InstantOf): number | undefined {
  if (typeof seconds === 'string') return /^\d{1,11}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(date)) return undefined;
  const wallClockMs = Date.parse(`${date}Z`);
  return Number.isNaN(wallClockMs) ? undefined : instantOf(wallClockMs);
}
