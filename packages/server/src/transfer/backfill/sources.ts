import { botpress } from './botpress.ts';
import { botpressApi } from './botpress-api.ts';
import { chatwoot } from './chatwoot.ts';
import { chatwootApi } from './chatwoot-api.ts';
import { rasa } from './rasa.ts';
import { slack } from './slack.ts';
import type { Feed, Source, SourceName } from './source.ts';
import { telegram } from './telegram.ts';
import { whatsapp } from './whatsapp.ts';
import { parseOpening } from './whatsapp-line.ts';

type Entry = {
  /** For a sentence: "This is …". */
  title: string;
  convert: Source;
  /** Where the product can be asked itself. */
  feed?: Feed;
  /** What the places of its bad records are. */
  place: 'Line' | 'Record';
  /** Whether a file is surely of this kind, by its first 64 KiB; false where it takes more to know. */
  recognise(head: Buffer): boolean;
};

/** One for each product. */
export const sources: Record<SourceName, Entry> = {
  chatwoot: {
    title: 'rows of Chatwoot',
    convert: chatwoot,
    feed: chatwootApi,
    place: 'Record',
    recognise: (head) =>
      isJson(head) && /"contact_source_id":/.test(text(head)) && /"message_type": ?\d/.test(text(head)),
  },
  botpress: {
    title: 'what the API of Botpress answered',
    convert: botpress,
    feed: botpressApi,
    place: 'Record',
    recognise: (head) =>
      isJson(head) &&
      /"conversationId": ?"/.test(text(head)) &&
      /"direction": ?"(?:incoming|outgoing)"/.test(text(head)),
  },
  telegram: {
    title: 'an export of Telegram Desktop',
    convert: telegram,
    place: 'Record',
    recognise: (head) => /^\s*\{/.test(text(head)) && telegramMarks.some((mark) => mark.test(text(head))),
  },
  slack: {
    title: 'an export of Slack',
    convert: slack,
    place: 'Record',
    // The names of the files in a ZIP are not packed; in Slack's, each is a conversation and a day.
    recognise: (head) => isZip(head) && /[^/]\/\d{4}-\d\d-\d\d\.json/.test(head.toString('latin1')),
  },
  whatsapp: {
    title: 'a chat that WhatsApp exported',
    convert: whatsapp,
    place: 'Line',
    recognise: (head) =>
      isZip(head)
        ? /_chat\.txt|WhatsApp[^/]*\.txt/.test(head.toString('latin1'))
        : firstLines(head).some((line) => parseOpening(line) !== undefined),
  },
  rasa: {
    title: 'what Rasa keeps of conversations',
    convert: rasa,
    place: 'Record',
    recognise: (head) => /"?sender_id"?/.test(head.toString('latin1')) && (isSqlite(head) || isRasaJson(text(head))),
  },
};

const isSqlite = (head: Buffer) => head.toString('latin1', 0, 16) === 'SQLite format 3\0';
const isJson = (head: Buffer) => /^\s*[{[]/.test(text(head));
const isRasaJson = (json: string) =>
  /^\s*[{[]/.test(json) && /"sender_id": ?"/.test(json) && /"events?": ?["[]/.test(json);
const isZip = (head: Buffer) => head.toString('latin1', 0, 4) === 'PK\u0003\u0004';
const telegramMarks = [
  /"type": "(?:personal_chat|bot_chat|private_group|private_supergroup|public_supergroup)",\s+"id": \d+,\s+"messages": \[/,
  /"about": "Here is the data you requested/,
];

/** What comes before the first message is short. */
const firstLines = (head: Buffer) => text(head).split(/\r?\n/, 3);
const text = (head: Buffer) => head.toString('utf8').replace(/^\uFEFF/, '');

/** Undefined where the content tells nothing, or more than one thing. */
export function recogniseSource(head: Buffer): SourceName | undefined {
  // The cast: the keys of a constant with these types.
  const names = (Object.keys(sources) as SourceName[]).filter((name) => sources[name].recognise(head));
  return names.length === 1 ? names[0] : undefined;
}
