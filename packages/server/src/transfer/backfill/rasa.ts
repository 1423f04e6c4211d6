import type { Finding, Judgement } from './finding.ts';
import { createOrdinals } from './ordinals.ts';
import { isSqlite, readEventTable } from './rasa-sqlite.ts';
import { readRecords } from './records.ts';
import type { Source, SourceFile } from './source.ts';
import { isObject, parseData, twilioUser } from './values.ts';

/**
 * What Rasa keeps of conversations: the table `events` of its tracker store (the SQLite file, or rows as JSON), the events that a
 * broker wrote, one on a line, or trackers with their list of events. Memory grows with the conversations, by their channel each.
 * Shapes: rasa/shared/core/events.py (`as_dict`) and rasa/core/tracker_store.py (`SQLTrackerStore`) of RasaHQ/rasa.
 */
export const rasa: Source = async function* rasa(file) {
  const judge = createJudge(file.options.platform);
  for await (const batch of readEvents(file)) {
    yield batch.flatMap(({ sender, event, line }): Finding[] => {
      const judgement = judge(sender, event);
      return [line === undefined ? judgement : { line, ...judgement }];
    });
  }
};

type RasaEvent = { sender: unknown; event: unknown; line?: number | undefined };

async function* readEvents(file: SourceFile): AsyncGenerator<RasaEvent[]> {
  if (await isSqlite(file)) return yield* readEventTable(file);
  let sender: unknown;
  for await (const batch of readRecords(file, 'Converting', ['sender_id', 'events.*', '*'])) {
    const events: RasaEvent[] = [];
    for (const { path, value, line } of batch) {
      if (path === 'sender_id') sender = value;
      else if (path === 'events.*') events.push({ sender, event: value });
      else events.push(...eventsOf(value, line));
    }
    yield events;
  }
}

/** Of one element of a list or one line: an event, a row of the table, or a whole tracker. */
function eventsOf(value: unknown, line: number | undefined): RasaEvent[] {
  if (!isObject(value)) return [{ sender: undefined, event: value, line }];
  const { sender_id: sender, events, data } = value;
  if (Array.isArray(events)) return events.map((event: unknown) => ({ sender, event }));
  return [{ sender, event: data === undefined || value['event'] !== undefined ? value : parseData(data), line }];
}

function createJudge(given: string | undefined): (sender: unknown, event: unknown) => Judgement {
  const channels = new Map<string, string>();
  const ordinalOf = createOrdinals();

  return (sender, event) => {
    if (event === undefined) return { rejected: 'invalid_json' };
    if (!isObject(event)) return { rejected: 'not_an_object' };
    const { event: type, timestamp: seconds, input_channel: channel, message_id: messageId } = event;
    if (type !== 'user' && type !== 'bot') return { ignored: 'events that are no messages' };
    if (isOfNobody(event)) return { ignored: 'session starts and intents triggered from outside' };
    if (typeof sender !== 'string' || sender === '') return { rejected: 'missing_field', field: 'sender_id' };
    if (typeof channel === 'string' && channel !== '') channels.set(sender, channel);
    const known = channels.get(sender);
    if (known === undefined && given === undefined) return { rejected: 'missing_field', field: 'input_channel' };
    const place = placeOf(known ?? '', sender);
    if (place === undefined) return { ignored: 'what was tried in the shell (cmdline)' };
    if (typeof seconds !== 'number') return { rejected: 'invalid_timestamp', field: 'timestamp' };
    const direction = type === 'user' ? 'received' : 'sent';
    // The bot's messages have no id. Rasa writes the time of each to the microsecond.
    const isNamed = type === 'user' && typeof messageId === 'string' && messageId !== '';
    const id = isNamed ? messageId : `rasa:${seconds}:${ordinalOf(String(seconds), `${direction} ${sender}`)}`;
    const { platform, user } = place;
    return { message: { platform: given ?? platform, user, direction, timestamp: Math.round(seconds * 1000), id } };
  };
}

/** What counts as the user's in Rasa, and was not said by anybody. */
function isOfNobody({ event, text, metadata }: Record<string, unknown>): boolean {
  if (event !== 'user') return false;
  const isExternal = isObject(metadata) && metadata['is_external'] === true;
  return isExternal || text === '/session_start' || (typeof text === 'string' && text.startsWith('EXTERNAL: '));
}

/**
 * Rasa's names of channels that have another in Turnout; null is the shell, where nobody but the bot's maker writes. What else there is
 * goes by its own. The broker of docs/connect/rasa.md has the same table, so that a bot's history is of its live platforms.
 */
export const platforms: Record<string, string | null> = {
  rest: 'webchat',
  socketio: 'webchat',
  facebook: 'messenger',
  botframework: 'teams',
  cmdline: null,
};

function placeOf(channel: string, sender: string): { platform: string; user: string } | undefined {
  if (channel === 'twilio') return twilioUser(sender);
  const platform = Object.hasOwn(platforms, channel) ? platforms[channel] : nameOf(channel);
  return typeof platform === 'string' ? { platform, user: sender } : undefined;
}

const nameOf = (channel: string) =>
  channel
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, '-')
    .replace(/^[_-]+/, '')
    .slice(0, 32);
