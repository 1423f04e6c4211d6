import { crc32 } from 'node:zlib';
import { botPattern, directions, platformPattern, type StoredMessage } from '@turnout/contract';

/** Two hashes of one person; `isLent` as in a connector's pairs. */
export type SamePair = { bot: string; platform: string; user: bigint; same: bigint; isLent?: true };

/** What a delivery leaves behind: nothing of what was said, and of users and messages their keyed hashes only. */
export type Spooled = { messages: readonly StoredMessage[]; pairs: readonly SamePair[] };

/** As lines of a segment, each after its checksum. */
export function linesOf({ messages, pairs }: Spooled): Buffer {
  const ofPairs = pairs.map(({ bot, platform, user, same, isLent }) => {
    return [pairMark, bot, platform, user, same, ...(isLent === true ? [lentMark] : [])];
  });
  const ofMessages = messages.map(({ bot, platform, user, direction, timestampMs, id, isUndated }) => {
    return [bot, platform, user, direction, timestampMs, id, ...(isUndated === true ? [undatedMark] : [])];
  });
  return Buffer.from([...ofPairs, ...ofMessages].map((fields) => lineOf(fields.join('\t'))).join(''), 'latin1');
}

/** What was kept, and how many lines are not whole: a process that is killed may leave half a line at the end. */
export function spooledOf(bytes: Buffer): { messages: StoredMessage[]; pairs: SamePair[]; damaged: number } {
  const lines = bytes.toString('latin1').split('\n');
  // After the last line's end nothing follows, unless it was torn.
  if (lines.at(-1) === '') lines.pop();
  const texts = lines.map(textOf).filter((text) => text !== undefined);
  const messages = texts.map(messageOf).filter((message) => message !== undefined);
  const pairs = texts.map(pairOf).filter((pair) => pair !== undefined);
  return { messages, pairs, damaged: lines.length - messages.length - pairs.length };
}

/** No bot has this id. */
const pairMark = '=';
const undatedMark = 'undated';
const lentMark = 'lent';
const checksumLength = 8;
const checksum = (text: string) => crc32(text).toString(16).padStart(checksumLength, '0');
const lineOf = (text: string) => `${checksum(text)}\t${text}\n`;

function textOf(line: string): string | undefined {
  const text = line.slice(checksumLength + 1);
  return line.slice(0, checksumLength) === checksum(text) ? text : undefined;
}

const number = /^\d{1,20}$/;
const isPlace = (bot: string, platform: string) => botPattern.test(bot) && platformPattern.test(platform);

function messageOf(text: string): StoredMessage | undefined {
  const [bot = '', platform = '', user = '', toward, timestamp = '', id = '', mark] = text.split('\t');
  const direction = directions.find((known) => known === toward);
  const isWhole = isPlace(bot, platform) && number.test(user) && number.test(id) && /^-?\d{1,16}$/.test(timestamp);
  if (direction === undefined || !isWhole) return undefined;
  const isUndated = mark === undatedMark && { isUndated: true as const };
  return { bot, platform, user: BigInt(user), direction, timestampMs: Number(timestamp), id: BigInt(id), ...isUndated };
}

function pairOf(text: string): SamePair | undefined {
  const [mark, bot = '', platform = '', user = '', same = '', lent] = text.split('\t');
  if (mark !== pairMark || !isPlace(bot, platform) || !number.test(user) || !number.test(same)) return undefined;
  return { bot, platform, user: BigInt(user), same: BigInt(same), ...(lent === lentMark && { isLent: true as const }) };
}
