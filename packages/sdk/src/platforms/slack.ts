import { group } from '../counting.ts';
import type { Message } from '../message.ts';

type SlackEvent = {
  type?: string;
  subtype?: string;
  user?: string;
  user_team?: string;
  team?: string;
  channel?: string;
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

type Call = { channel?: string; channel_id?: string; channels?: string };
type Result = { channel?: string; ts?: string; message_ts?: string; files?: { id?: string }[] };

/** The methods of the Web API that send a message. A stream is one message, from its start. */
export const sendingMethods = {
  chat: ['postMessage', 'postEphemeral', 'meMessage', 'startStream'],
  files: ['completeUploadExternal'],
} as const;

/**
 * The messages that a successful call of the Web API sent. Slack never says whom a private channel is with, so that webhooks
 * can only tell the channel; this has to agree with them.
 */
export function sentBySlack(method: string, call: Call, result: Result): Message[] {
  if (method === 'files.completeUploadExternal') {
    const channels = [call.channel_id, ...(call.channels?.split(',') ?? [])].filter((each) => each !== undefined);
    // Slack posts it in its own time, and does not say under which ts.
    const file = result.files?.[0]?.id;
    const id = (channel: string) => (file === undefined ? undefined : `file:${channel}:${file}`);
    return channels.map((channel) => ({ platform: 'slack', user: group(channel), id: id(channel) }));
  }
  // A message to a person is sent to the person's id, and answered with the private channel's.
  const channel = result.channel ?? call.channel ?? '';
  const ts = result.ts ?? result.message_ts;
  const id = ts === undefined ? undefined : `${channel}:${ts}`;
  return [{ platform: 'slack', user: group(channel), id, timestamp: time(ts) }];
}

function time(ts: string | undefined): number | undefined {
  const ms = Math.round(Number(ts) * 1000);
  return Number.isNaN(ms) ? undefined : ms;
}
