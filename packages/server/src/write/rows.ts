import { botPattern, platformPattern, type StoredMessage } from '@turnout/contract';

/** The columns of `messages` as {@link rowsOf} and {@link stampRows} write them; the stamp comes last. */
export const messageColumns = ['bot', 'platform', 'user', 'direction', 'timestamp', 'id', 'received_at'] as const;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Messages as tab-separated rows, all but the last column: one line each, ASCII, without a stamp. That is done when a
 * request is queued, while an earlier insert is under way, and a queue of bytes is a third of the size of one of objects.
 *
 * Nothing can end a column or a row early: the two texts are checked to be slugs, the rest is numbers.
 */
export function rowsOf(messages: readonly StoredMessage[]): Buffer {
  const prefixes = new Map<string, string>();
  let bot: string | undefined;
  let rows = '';
  for (const message of messages) {
    if (message.bot !== bot) {
      bot = message.bot;
      prefixes.clear();
    }
    let prefix = prefixes.get(message.platform);
    if (prefix === undefined) {
      prefix = prefixOf(bot, message.platform);
      prefixes.set(message.platform, prefix);
    }
    rows += `${prefix}${message.user}\t${message.direction}\t${dateTime(message.timestampMs)}\t${message.id}\n`;
  }
  return Buffer.from(rows, 'latin1');
}

/** Whole rows: everything queued, each line ended with the one stamp of their insert. */
export function stampRows(rows: readonly Buffer[], receivedAt: number): Buffer {
  return Buffer.from(
    Buffer.concat(rows)
      .toString('latin1')
      .replaceAll('\n', `\t${dateTime(receivedAt)}\n`),
    'latin1',
  );
}

function prefixOf(bot: string, platform: string): string {
  if (!botPattern.test(bot) || !platformPattern.test(platform))
    throw new TypeError('A stored message needs two slugs.');
  return `${bot}\t${platform}\t`;
}

let cachedDay = Number.NaN;
let cachedDate = '';

/**
 * `YYYY-MM-DD hh:mm:ss.mmm` in UTC.
 * TRAP: the engine reads epoch seconds too, but takes fewer than five digits (the first hours of 1970) for a year.
 */
export function dateTime(ms: number): string {
  const day = Math.floor(ms / dayMs);
  if (day !== cachedDay) {
    cachedDay = day;
    cachedDate = new Date(day * dayMs).toISOString().slice(0, 10);
  }
  const inDay = ms - day * dayMs;
  const millis = inDay % 1000;
  const seconds = ((inDay - millis) / 1000) % 60;
  const minutes = Math.floor(inDay / 60_000) % 60;
  const hours = Math.floor(inDay / 3_600_000);
  return `${cachedDate} ${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(seconds)}.${String(millis).padStart(3, '0')}`;
}

const twoDigits = (number: number) => (number < 10 ? `0${number}` : `${number}`);
