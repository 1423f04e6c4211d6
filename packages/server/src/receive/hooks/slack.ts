import { z } from 'zod';
import { BodyError } from '../body-error.ts';
import type { Answer, Connector, Delivery, Item } from './connector.ts';
import { isSame } from './equal.ts';
import { isFresh } from './fresh.ts';
import { hmac } from './hmac.ts';
import { type Reasons, reasonOf } from './ignored.ts';
import { objectOf, parsedObject } from './json.ts';

/**
 * Slack's Events API, slash commands and interactivity, all to one address.
 * Shapes: the types of @slack/types and @slack/bolt; signature: https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export const slack: Connector = {
  carriesProof: ({ headers }) => headers.get('x-slack-signature') !== null,
  verify({ headers, body, nowMs }, { signingSecret = '' }) {
    const signature = headers.get('x-slack-signature');
    const time = headers.get('x-slack-request-timestamp');
    if (signature === null || time === null) return 'signature_missing';
    const expected = `v0=${hmac('sha256', signingSecret, `v0:${time}:`, body).toString('hex')}`;
    if (!isSame(signature, expected)) return 'signature_wrong';
    return isFresh(time, nowMs) ? 'genuine' : 'too_old';
  },
  read(delivery) {
    if (isForm(delivery)) return { items: [formItem(new URLSearchParams(delivery.body.toString()), timeOf(delivery))] };
    const body = objectOf(delivery.body);
    if (body['type'] === 'url_verification') return { items: [{ ignored: 'probe' }], answer: echo(body['challenge']) };
    return { items: [body['type'] === 'event_callback' ? eventItem(body) : { ignored: 'system' }] };
  },
};

const isForm = ({ headers }: Delivery): boolean =>
  headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true;

/** When Slack sent it, which it signs. A command or a press has no other time, and is not delivered again. */
const timeOf = ({ headers }: Delivery): number => Number(headers.get('x-slack-request-timestamp')) * 1000;

const echo = (challenge: unknown): Answer => ({
  status: 200,
  type: 'text/plain; charset=utf-8',
  body: textOf(challenge),
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const name = z.string().min(1);
const event = z.looseObject({
  type: z.string(),
  subtype: z.string().optional(),
  channel: name,
  ts: z.string().regex(/^\d{1,12}\.\d+$/),
  user: name.optional(),
  user_team: name.optional(),
  team: name.optional(),
  bot_id: name.optional(),
  /** In no type of Slack's, and in its events: https://github.com/Gompei/slack-rust/issues/16 */
  app_id: name.optional(),
  bot_profile: z.object({ app_id: name }).optional(),
});
const envelope = z.object({
  team_id: name,
  api_app_id: name,
  authorizations: z.array(z.object({ user_id: name, is_bot: z.boolean() })).default([]),
  event,
});
type Envelope = z.infer<typeof envelope>;

/** The subtypes that say how a message looks; the others tell of something else. */
const looks = new Set(['file_share', 'me_message', 'thread_broadcast', 'bot_message']);
const subtypes: Reasons = {
  message_changed: 'edit',
  message_deleted: 'deletion',
  channel_join: 'membership',
  channel_leave: 'membership',
  group_join: 'membership',
  group_leave: 'membership',
};
const otherEvents: Reasons = {
  reaction_added: 'reaction',
  reaction_removed: 'reaction',
  member_joined_channel: 'membership',
  member_left_channel: 'membership',
  team_join: 'membership',
  app_uninstalled: 'membership',
  tokens_revoked: 'membership',
};

const kindOf = z.object({ event: z.object({ type: z.string(), subtype: z.string().optional() }) });

function eventItem(body: Record<string, unknown>): Item {
  const kind = kindOf.safeParse(body);
  if (!kind.success) return { rejected: 'malformed' };
  const { type, subtype } = kind.data.event;
  // A message that mentions the app comes as both, each under an event_id of its own: it is one, by channel and ts.
  if (type !== 'message' && type !== 'app_mention') return { ignored: reasonOf(otherEvents, type) ?? 'unknown_event' };
  if (subtype !== undefined && !looks.has(subtype)) return { ignored: reasonOf(subtypes, subtype) ?? 'system' };
  const parsed = envelope.safeParse(body);
  return parsed.success ? messageItem(parsed.data) : { rejected: 'malformed' };
}

function messageItem(delivered: Envelope): Item {
  const { event, team_id } = delivered;
  const { user, channel, ts, bot_id, subtype } = event;
  const message = { platform: 'slack', timestamp: Math.round(Number(ts) * 1000), id: `${channel}:${ts}` };
  // Whom a private channel is with is not said, so the channel stands for its person.
  if (isOwn(delivered)) return { message: { ...message, user: `group:${channel}`, direction: 'sent' } };
  // Slackbot is the one bot without a bot_id.
  if (bot_id !== undefined || subtype === 'bot_message' || user === 'USLACKBOT') return { ignored: 'other_bot' };
  if (user === undefined) return { ignored: 'no_user' };
  // In a channel that workspaces share, whoever writes need not be of the one that was told of it.
  const team = event.user_team ?? event.team ?? team_id;
  return { message: { ...message, user: `${team}:${user}`, direction: 'received' } };
}

/** By this app: posted as its bot user, or under another name by its bot. */
function isOwn({ event, api_app_id, authorizations }: Envelope): boolean {
  const app = event.bot_profile?.app_id ?? event.app_id;
  if (app !== undefined) return app === api_app_id;
  return authorizations.some(({ user_id, is_bot }) => is_bot && user_id === event.user);
}

const command = z.object({ team_id: name, user_id: name, trigger_id: name });
const interaction = z.object({
  type: z.string(),
  trigger_id: name,
  team: z.object({ id: name }).nullish(),
  user: z.object({ id: name, team_id: name.optional() }),
});
/** What is said by a press or a form. A choice inside a form is not said before the form is submitted. */
const sayings = new Set(['block_actions', 'interactive_message', 'view_submission', 'shortcut', 'message_action']);
const otherInteractions: Reasons = { block_suggestion: 'typing', view_closed: 'acknowledgement' };

function formItem(form: URLSearchParams, timestamp: number): Item {
  const payload = form.get('payload');
  if (payload !== null) return interactionItem(readable(payload), timestamp);
  if (form.get('ssl_check') === '1') return { ignored: 'probe' };
  if (!form.has('command')) return { ignored: 'unknown_event' };
  const parsed = command.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { rejected: 'malformed' };
  const { team_id, user_id, trigger_id } = parsed.data;
  return pressed(`${team_id}:${user_id}`, trigger_id, timestamp);
}

function interactionItem(payload: Record<string, unknown>, timestamp: number): Item {
  const type = textOf(payload['type']);
  if (!sayings.has(type)) return { ignored: reasonOf(otherInteractions, type) ?? 'unknown_event' };
  if (type === 'block_actions' && inForm.safeParse(payload).success) return { ignored: 'acknowledgement' };
  const parsed = interaction.safeParse(payload);
  if (!parsed.success) return { rejected: 'malformed' };
  const { user, team, trigger_id } = parsed.data;
  const teamId = user.team_id ?? team?.id;
  if (teamId === undefined) return { ignored: 'no_user' };
  return pressed(`${teamId}:${user.id}`, trigger_id, timestamp);
}

const inForm = z.object({ view: z.object({ type: z.literal('modal') }) });

const pressed = (user: string, trigger: string, timestamp: number): Item => ({
  message: { platform: 'slack', user, direction: 'received', timestamp, id: `trigger:${trigger}` },
});

function readable(payload: string): Record<string, unknown> {
  const value = parsedObject(payload);
  if (value === undefined) throw new BodyError('unreadable_body', { reason: 'Its payload is not a JSON object.' });
  return value;
}
