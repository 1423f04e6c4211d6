import { group } from '../counting.ts';
import type { Message } from '../message.ts';

type Account = { id?: string | undefined; aadObjectId?: string | undefined; role?: string | undefined };

/** What is read of an activity. */
export type Activity = {
  type: string;
  id?: string | undefined;
  name?: string | undefined;
  value?: unknown;
  channelId?: string | undefined;
  from?: Account | undefined;
  recipient?: Account | undefined;
  replyToId?: string | undefined;
  conversation?: { id: string; isGroup?: boolean | undefined; conversationType?: string | undefined } | undefined;
  timestamp?: Date | string | undefined;
};

/** A pressed button of a card, and a submitted dialog. */
const replies = new Set(['adaptiveCard/action', 'actionableMessage/executeAction', 'task/submit']);

/** The user's message that an activity brings, if it brings one. */
export function receivedFromAgents(activity: Activity): Message | undefined {
  const { type, name, from, id, timestamp } = activity;
  if (type !== 'message' && !(type === 'invoke' && replies.has(name ?? '') && !isRefresh(activity.value)))
    return undefined;
  const user = from?.aadObjectId ?? from?.id;
  // Bots and agents have roles of their own; in Teams, bots' ids start with 28.
  if (user === undefined || (from?.role ?? 'user') !== 'user' || from?.id?.startsWith('28:') === true) return undefined;
  return { platform: platform(activity), user, id, timestamp: time(timestamp) };
}

/** The messages among the activities that were sent, by what the service answered. */
export function sentByAgents(
  activities: readonly Activity[],
  answers: readonly ({ id?: string } | undefined)[],
): Message[] {
  return activities.flatMap((activity, at) => {
    if (activity.type !== 'message') return [];
    // Answers that go back with the request have an empty id.
    const id = answers[at]?.id || undefined;
    return [{ platform: platform(activity), user: talkedTo(activity), id }];
  });
}

function talkedTo({ conversation, recipient, replyToId }: Activity): string {
  const user = recipient?.aadObjectId ?? recipient?.id;
  const kind = conversation?.conversationType;
  const isGroup = conversation?.isGroup === true || kind === 'groupChat' || kind === 'channel';
  if (user !== undefined && (!isGroup || replyToId !== undefined)) return user;
  // What follows the semicolon is the thread.
  return group(conversation?.id.split(';')[0] ?? '');
}

/** Teams goes by its own name here; other channels of the Bot Service by theirs, without what is behind a colon. */
function platform({ channelId = 'agents' }: Activity): string {
  const [channel = ''] = channelId.toLowerCase().split(':');
  return channel === 'msteams' ? 'teams' : channel.replaceAll(/[^a-z0-9_-]/g, '-');
}

/** Cards refresh themselves with the same activity that a pressed button sends. */
function isRefresh(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'trigger' in value && value.trigger === 'automatic';
}

function time(timestamp: Date | string | undefined): number | undefined {
  return timestamp === undefined ? undefined : new Date(timestamp).getTime();
}
