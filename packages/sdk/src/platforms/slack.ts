import { group } from '../counting.ts';
import { createMemory } from '../memory.ts';
import type { Message } from '../message.ts';

type SlackEvent = {
  type?: string;
  subtype?: string;
  user?: string;
  user_team?: string;
  team?: string;
  channel?: string;
  channel_type?: string;
  ts?: string;
  bot_id?: string;
};

/** What is read of a delivery: an event, a slash command, or an interaction. */
export type Body = {
  type?: string;
  team_id?: string;
  user_id?: string;
  command?: string;
  trigger_id?: string;
  event?: SlackEvent;
  user?: { id?: string; team_id?: string };
  team?: { id?: string } | null;
  view?: { type?: string };
};

/** Subtypes that say how a message looks. The others tell of edits, deletions, joins, or of messages of bots. */
const plain = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);
const interactions = new Set(['block_actions', 'interactive_message', 'view_submission', 'shortcut', 'message_action']);

/** The user's message that a delivery brings, if it brings one. */
export function receivedFromSlack(body: Body): Message | undefined {
  const { event } = body;
  if (event !== undefined)
    return event.type === 'message' || event.type === 'app_mention' ? ofEvent(body, event) : undefined;
  const isCommand = body.command !== undefined;
  // In a form, what is chosen on the way is not said yet: the submission says it.
  const isInForm = body.type === 'block_actions' && body.view?.type === 'modal';
  if (!isCommand && (!interactions.has(body.type ?? '') || isInForm)) return undefined;
  const team = isCommand ? body.team_id : (body.user?.team_id ?? body.team?.id);
  const user = isCommand ? body.user_id : body.user?.id;
  if (team === undefined || user === undefined) return undefined;
  const id = body.trigger_id === undefined ? undefined : `trigger:${body.trigger_id}`;
  return { platform: 'slack', user: `${team}:${user}`, id };
}

function ofEvent(body: Body, event: SlackEvent): Message | undefined {
  const { user, ts, channel, subtype } = event;
  const team = event.user_team ?? event.team ?? body.team_id;
  if (team === undefined || user === undefined || ts === undefined || channel === undefined) return undefined;
  // Slackbot is the one bot without a bot_id.
  if (event.bot_id !== undefined || user === 'USLACKBOT' || !plain.has(subtype)) return undefined;
  return { platform: 'slack', user: `${team}:${user}`, id: `${channel}:${ts}`, timestamp: time(ts) };
}

type Call = { channel?: string; user?: string; thread_ts?: string; channel_id?: string; channels?: string };
type Result = {
  channel?: string;
  ts?: string;
  message_ts?: string;
  message?: { team?: string };
  files?: { id?: string }[];
};

/** The methods of the Web API that send a message. A stream is one message, from its start. */
export const sendingMethods = {
  chat: ['postMessage', 'postEphemeral', 'meMessage', 'startStream'],
  files: ['completeUploadExternal'],
} as const;

/** Tells whom a message went to, by what was received before. */
export function createSlackConversations() {
  /** By user id, by private channel, and by the message that a thread hangs on. */
  const people = createMemory<string>();

  function learn(body: Body, message: Message): void {
    const user = String(message.user);
    people.set(user.slice(user.indexOf(':') + 1), user);
    if (message.id !== undefined) people.set(String(message.id), user);
    if (body.event?.channel?.startsWith('D') === true) people.set(body.event.channel, user);
  }

  /** The messages that a successful call of the Web API sent. */
  function sentBySlack(method: string, call: Call, result: Result): Message[] {
    if (method === 'files.completeUploadExternal') {
      const channels = [call.channel_id, ...(call.channels?.split(',') ?? [])].filter((each) => each !== undefined);
      // Slack posts it in its own time, and does not say under which ts.
      const file = result.files?.[0]?.id;
      return channels.map((channel) => ({
        platform: 'slack',
        user: talkedTo(channel, call, result),
        id: file === undefined ? undefined : `file:${channel}:${file}`,
      }));
    }
    const channel = result.channel ?? call.channel ?? '';
    const ts = result.ts ?? result.message_ts;
    const id = ts === undefined ? undefined : `${channel}:${ts}`;
    return [{ platform: 'slack', user: talkedTo(channel, call, result), id, timestamp: time(ts) }];
  }

  function talkedTo(channel: string, call: Call, result: Result): string {
    // A message to a person is sent to the person's id, and answered with the private channel's.
    const person = call.user ?? (/^[UW]/.test(call.channel ?? '') ? call.channel : undefined);
    const team = result.message?.team;
    if (person !== undefined && team !== undefined) return `${team}:${person}`;
    const known =
      people.get(person ?? channel) ??
      (call.thread_ts === undefined ? undefined : people.get(`${channel}:${call.thread_ts}`));
    return known ?? group(channel);
  }

  return { learn, sentBySlack };
}

function time(ts: string | undefined): number | undefined {
  return ts === undefined ? undefined : Math.round(Number(ts) * 1000);
}
