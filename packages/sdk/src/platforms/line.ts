import { group } from '../counting.ts';
import { createMemory } from '../memory.ts';
import type { Message } from '../message.ts';

/** What is read of an event. */
export type LineEvent = {
  type?: string;
  timestamp?: number;
  webhookEventId?: string;
  replyToken?: string;
  message?: { id?: string };
  source?: { userId?: string; groupId?: string; roomId?: string };
};

type Call = { to?: string | string[]; replyToken?: string; messages?: unknown[] };
type Answer = { sentMessages?: { id?: string }[] } | null | undefined;

/** The methods that send messages. */
export const lineMethods = [
  'replyMessage',
  'pushMessage',
  'pushMessagesByPhone',
  'multicast',
  'broadcast',
  'narrowcast',
] as const;
type Method = (typeof lineMethods)[number];

/** LINE's messages. Whom a reply goes to is known from the event that it answers. */
export function createLineConversations() {
  /** By reply token. */
  const people = createMemory<string>();

  function receivedFromLine(events: readonly LineEvent[]): Message[] {
    return events.flatMap((event) => {
      const { type, timestamp, webhookEventId, replyToken, message, source = {} } = event;
      const user = source.userId;
      if (replyToken !== undefined) people.set(replyToken, user ?? group(source.groupId ?? source.roomId ?? ''));
      // Members of a group may not have agreed to be known.
      if (user === undefined || (type !== 'message' && type !== 'postback')) return [];
      return [{ platform: 'line', user, id: type === 'message' ? message?.id : webhookEventId, timestamp }];
    });
  }

  function sentByLine(method: Method, { to, replyToken = '', messages = [] }: Call, answer: Answer): Message[] {
    const users = method === 'replyMessage' ? [people.get(replyToken) ?? group('reply')] : talkedTo(method, to);
    // Only replies and pushes, which go to one, are answered with ids.
    return users.flatMap((user) =>
      messages.map((_message, at) => ({ platform: 'line', user, id: answer?.sentMessages?.[at]?.id })),
    );
  }

  return { receivedFromLine, sentByLine };
}

function talkedTo(method: Method, to: string | string[] | undefined): string[] {
  if (method === 'multicast' || method === 'pushMessage')
    return [to ?? []].flat().map((id) => (id.startsWith('U') ? id : group(id)));
  // LINE tells nobody whom, or how many, these reach.
  return [group(method)];
}
