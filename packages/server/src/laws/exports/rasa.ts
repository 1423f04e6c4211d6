import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PlainMessage } from '../count-once.ts';
import type { Exports, Written } from './written.ts';

/** A person has one channel. */
const platformOf = ({ user }: PlainMessage) => (Number(user) % 2 === 0 ? 'telegram' : 'webchat');
const channelOf = (message: PlainMessage) => (platformOf(message) === 'webchat' ? 'socketio' : 'telegram');

/** A bot does not write before the person did. */
const afterTheirs = (messages: readonly PlainMessage[]) => {
  const known = new Set<string>();
  return messages.filter(({ user, direction }) => known.has(user) || (direction === 'received' && known.add(user)));
};

function eventsOf(message: PlainMessage): object[] {
  const { direction, timestampMs, id } = message;
  const timestamp = timestampMs / 1000 + Number(id) / 1e6;
  const listen = { event: 'action', timestamp, name: 'action_listen', policy: null, confidence: null };
  const user = {
    event: 'user',
    timestamp,
    text: 'hi',
    parse_data: { text: 'hi' },
    input_channel: channelOf(message),
    message_id: `m${id}`,
    metadata: {},
  };
  const bot = {
    event: 'bot',
    timestamp,
    metadata: { utter_action: 'utter_greet' },
    text: 'hello',
    data: { buttons: null },
  };
  return [listen, direction === 'sent' ? bot : user];
}

function written(
  messages: readonly PlainMessage[],
  extension: string,
  contentOf: (messages: readonly PlainMessage[]) => string | Buffer,
): Written {
  const told = afterTheirs(messages);
  const counted = told.map((message) => ({ ...message, platform: platformOf(message) }));
  return { extension, content: contentOf(told), counted, options: {} };
}

function trackerStore(messages: readonly PlainMessage[]): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'turnout-rasa-'));
  const path = join(directory, 'rasa.db');
  const database = new DatabaseSync(path);
  database.exec(`CREATE TABLE events (id INTEGER NOT NULL, sender_id VARCHAR(255) NOT NULL, type_name VARCHAR(255) NOT NULL, timestamp FLOAT,
    intent_name VARCHAR(255), action_name VARCHAR(255), data TEXT, PRIMARY KEY (id));
    CREATE INDEX ix_events_sender_id ON events (sender_id); BEGIN`);
  const insert = database.prepare('INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (?, ?, ?, ?)');
  for (const message of messages) {
    for (const event of eventsOf(message))
      insert.run(
        message.user,
        'event' in event ? String(event.event) : '',
        message.timestampMs / 1000,
        JSON.stringify(event),
      );
  }
  database.exec('COMMIT');
  database.close();
  const content = readFileSync(path);
  rmSync(directory, { recursive: true });
  return content;
}

const lineOf = (value: object) => `${JSON.stringify(value)}\n`;

/** What Rasa keeps of a history, and where. For tests. */
export const rasaExports: Exports = {
  'the tracker store': (messages) => written(messages, 'db', trackerStore),
  'the log of a broker': (messages) =>
    written(messages, 'log', (told) =>
      told
        .flatMap((message) => eventsOf(message).map((event) => lineOf({ sender_id: message.user, ...event })))
        .join(''),
    ),
  'rows of the table': (messages) =>
    written(messages, 'ndjson', (told) =>
      told
        .flatMap((message) =>
          eventsOf(message).map((event) =>
            lineOf({ id: 1, sender_id: message.user, type_name: 'user', data: JSON.stringify(event) }),
          ),
        )
        .join(''),
    ),
  trackers: (messages) =>
    written(messages, 'json', (told) => {
      const people = [...new Set(told.map(({ user }) => user))];
      return JSON.stringify(
        people.map((user) => ({
          sender_id: user,
          slots: {},
          events: told.filter((message) => message.user === user).flatMap(eventsOf),
        })),
      );
    }),
};
