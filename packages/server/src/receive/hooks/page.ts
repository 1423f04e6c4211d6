import { z } from 'zod';
import type { Connector, Item } from './connector.ts';
import { type Reasons, reasonOf } from './ignored.ts';
import { isObject, listIn } from './json.ts';
import { createMetaConnector, malformed } from './meta.ts';

/** Messenger's and Instagram's deliveries: conversations of a page, or of a professional account, with people. */
export function createPageConnector({ platform, object }: { platform: string; object: string }): Connector {
  return createMetaConnector({
    object,
    readEntry(entry) {
      // While another app has the conversation, what happens in it comes as `standby`.
      const events = [...listIn(entry['messaging']), ...listIn(entry['standby'])];
      const items = events.map((event) => itemOf(platform, event));
      // Comments, posts and the like are told as changes.
      const changes = listIn(entry['changes']).map((): Item => ({ ignored: 'unknown_event' }));
      const all = [...items, ...changes];
      return { items: all.length === 0 ? [malformed] : all };
    },
  });
}

/** What an event can be besides a message, by the name of its content. */
const others: Reasons = {
  delivery: 'receipt',
  read: 'receipt',
  reaction: 'reaction',
  message_edit: 'edit',
  optin: 'membership',
  account_linking: 'membership',
  messaging_feedback: 'acknowledgement',
  app_roles: 'system',
  pass_thread_control: 'system',
  policy_enforcement: 'system',
  request_thread_control: 'system',
  take_thread_control: 'system',
};

const text = z.string().min(1);
const flag = z.boolean().optional();
// Who ticked a box on a web page has a `user_ref`, and no id yet.
const party = z.object({ id: text.optional() });
const head = z.object({ sender: party.optional(), recipient: party.optional(), timestamp: z.int() });
const messageEvent = head.extend({
  message: z.object({ mid: text, is_echo: flag, is_deleted: flag, is_self: flag }),
});
const postbackEvent = head.extend({ postback: z.object({ mid: text.optional() }) });

function itemOf(platform: string, event: unknown): Item {
  if (!isObject(event)) return malformed;
  if ('message' in event) return messageItem(platform, event);
  if ('postback' in event) return postbackItem(platform, event);
  const kind = Object.keys(others).find((name) => name in event);
  return { ignored: reasonOf(others, kind) ?? 'unknown_event' };
}

/** Text, media, a quick reply, an answer to a story; and, as an echo, whatever the page sends, by whichever app or human. */
function messageItem(platform: string, event: unknown): Item {
  const parsed = messageEvent.safeParse(event);
  if (!parsed.success) return malformed;
  const { sender, recipient, timestamp, message } = parsed.data;
  if (message.is_deleted) return { ignored: 'deletion' };
  // An account that writes to itself tries its webhook.
  if (message.is_self) return { ignored: 'probe' };
  const user = message.is_echo ? recipient?.id : sender?.id;
  if (user === undefined) return { ignored: 'no_user' };
  const direction = message.is_echo ? 'sent' : 'received';
  return { message: { platform, user, direction, timestamp, id: message.mid } };
}

/** A button, "Get started", an entry of the menu. Old versions of the API give it no id; when it was pressed is one. */
function postbackItem(platform: string, event: unknown): Item {
  const parsed = postbackEvent.safeParse(event);
  if (!parsed.success) return malformed;
  const { sender, timestamp, postback } = parsed.data;
  const user = sender?.id;
  if (user === undefined) return { ignored: 'no_user' };
  const id = postback.mid ?? `postback:${timestamp}`;
  return { message: { platform, user, direction: 'received', timestamp, id } };
}
