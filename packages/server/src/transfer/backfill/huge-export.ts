import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { writeFindings } from './findings-file.ts';
import type { SourceName } from './source.ts';
import { noOptions } from './source-scene.ts';
import { sources } from './sources.ts';

/**
 * A thread of the tests: converts a generated export of so many bytes, from one source, to files. It ends with an error where
 * that takes more memory than the thread was given.
 */
type Work = { from: SourceName; bytes: number };

// The cast: it is what the test gives.
const { from, bytes } = workerData as Work;
const start = Date.UTC(2022, 0, 1);
const text = 'Some words of a usual length, as people write them. '.repeat(3);

/** The records of each kind; what is before, between and behind them. */
const kinds: Partial<Record<SourceName, { head: string; between: string; tail: string; record(at: number): string }>> =
  {
    telegram: {
      head: '{"name":"Bot","type":"bot_chat","id":7,"messages":[',
      between: ',',
      tail: ']}',
      record: (at) =>
        JSON.stringify({
          id: at,
          type: 'message',
          date_unixtime: String(start / 1000 + at),
          from: 'A',
          from_id: at % 2 ? 'user7' : 'user5',
          text,
          text_entities: [{ type: 'plain', text }],
        }),
    },
    whatsapp: {
      head: '',
      between: '\n',
      tail: '\n',
      record: (at) =>
        `[${new Date(start + at * 1000).toISOString().slice(0, 10)}, ${new Date(start + at * 1000).toISOString().slice(11, 19)}] ${at % 2 ? 'Bot' : 'Ana'}: ${text}\n${text}`,
    },
    rasa: {
      head: '',
      between: '\n',
      tail: '\n',
      record: (at) =>
        JSON.stringify({
          sender_id: `u${at % 1000}`,
          event: at % 2000 < 1000 ? 'user' : 'bot',
          timestamp: start / 1000 + at,
          text,
          input_channel: 'rest',
          message_id: `m${at}`,
          parse_data: { text, intent_ranking: [{ name: text }] },
        }),
    },
    chatwoot: {
      head: '[',
      between: ',',
      tail: ']',
      record: (at) =>
        JSON.stringify({
          id: at,
          message_type: at % 2,
          private: false,
          created_at: start / 1000 + at,
          channel_type: 'Channel::Whatsapp',
          contact_source_id: `u${at % 1000}`,
          source_id: `wamid.${at}`,
          content: text,
        }),
    },
  };

function* read(): Generator<Buffer> {
  const kind = kinds[from];
  if (kind === undefined) throw new Error(`There is no generated export of ${from}.`);
  let left = bytes;
  yield Buffer.from(kind.head);
  for (let at = 1; left > 0; ) {
    const records: string[] = [];
    for (let count = 0; count < 1000; count += 1) records.push(kind.record(at + count));
    at += records.length;
    const chunk = Buffer.from(`${records.join(kind.between)}${kind.between}`);
    left -= chunk.length;
    yield chunk;
  }
  yield Buffer.from(`${kind.record(0)}${kind.tail}`);
}

const directory = mkdtempSync(join(tmpdir(), 'turnout-huge-'));
try {
  const paths = { messages: join(directory, 'messages'), rejected: join(directory, 'rejected') };
  const options = { ...noOptions, botUsers: from === 'whatsapp' ? ['Bot'] : [] };
  const file = { path: '/exports/huge', read, progress: () => () => {}, options };
  const { messages, rejected } = await writeFindings(sources[from].convert(file), paths);
  if (messages < bytes / 2000 || rejected > 0) throw new Error(`${messages} messages, ${rejected} rejected`);
} finally {
  rmSync(directory, { recursive: true });
}
