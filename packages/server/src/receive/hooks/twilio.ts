import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Connector, Delivery, Item, SameUser } from './connector.ts';
import { isSame } from './equal.ts';
import { hmac } from './hmac.ts';

/**
 * Twilio's Programmable Messaging: what people write to a number or a sender, and the status callbacks of what is sent to them.
 * Fields: https://www.twilio.com/docs/messaging/guides/webhook-request and …/guides/track-outbound-message-status;
 * signature: https://www.twilio.com/docs/usage/webhooks/webhooks-security
 *
 * Nothing says when, and nothing grows old: a message without a timestamp counts when it was first seen.
 */
export const twilio: Connector = {
  carriesProof: ({ headers }) => headers.get('x-twilio-signature') !== null,
  verify(delivery, { authToken = '' }) {
    const signature = delivery.headers.get('x-twilio-signature');
    if (signature === null) return 'signature_missing';
    const fields = signedFields(delivery);
    if (fields === undefined) return 'signature_wrong';
    const expected = addresses(delivery.url).map((address) =>
      hmac('sha1', authToken, address, fields).toString('base64'),
    );
    // Every one is looked at, so that the time tells nothing.
    return expected.filter((each) => isSame(signature, each)).length > 0 ? 'genuine' : 'signature_wrong';
  },
  read(delivery) {
    const parsed = notice.safeParse(Object.fromEntries(fieldsOf(delivery)));
    if (!parsed.success) return { items: [{ ignored: 'unknown_event' }], answer: noReply };
    const told = parsed.data;
    // A status tells of what the bot sends: the names beside it are not the writer's.
    return { items: [itemOf(told)], same: statusOf(told) === received ? sameUsers(told) : [], answer: noReply };
  },
};

/** Twilio takes an answer as instructions what to reply. */
const noReply: Answer = { status: 200, type: 'text/xml; charset=utf-8', body: '<Response/>' };

const isForm = ({ headers }: Delivery): boolean =>
  headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true;

/** A webhook may be set up with GET: the fields are in the address then. */
const fieldsOf = (delivery: Delivery): URLSearchParams =>
  delivery.method === 'GET' ? delivery.url.searchParams : new URLSearchParams(delivery.body.toString());

/** What is signed after the address: the fields in the order of their names; of other bodies, the address has the hash. */
function signedFields(delivery: Delivery): string | undefined {
  const { method, url, body } = delivery;
  if (method === 'GET') return '';
  if (isForm(delivery)) return signedForm(body.toString());
  const hash = createHash('sha256').update(body).digest('hex');
  return isSame(url.searchParams.get('bodySHA256') ?? '', hash) ? '' : undefined;
}

/** Several times what Twilio sends. Whoever has no secret can make this much be sorted. */
const mostFields = 1_000;

function signedForm(form: string): string | undefined {
  if (form.split('&', mostFields + 1).length > mostFields) return undefined;
  const valuesOf = new Map<string, Set<string>>();
  for (const [name, value] of new URLSearchParams(form)) {
    const values = valuesOf.get(name);
    if (values === undefined) valuesOf.set(name, new Set([value]));
    else values.add(value);
  }
  const names = [...valuesOf.keys()].sort();
  return names.flatMap((name) => [...(valuesOf.get(name) ?? [])].sort().map((value) => name + value)).join('');
}

/** Some of Twilio's products sign the address with its port, others without. */
function addresses({ href, protocol, host, hostname }: URL): string[] {
  const rest = href.slice(`${protocol}//${host}`.length);
  const port = protocol === 'https:' ? 443 : 80;
  return [...new Set([href, `${protocol}//${hostname}${rest}`, `${protocol}//${hostname}:${port}${rest}`])];
}

const notice = z.object({
  MessageSid: z.string().min(1),
  From: z.string().min(1),
  To: z.string().min(1),
  MessageStatus: z.string().optional(),
  SmsStatus: z.string().optional(),
  WaId: z.string().min(1).optional(),
  ExternalUserId: z.string().min(1).optional(),
});
type Notice = z.infer<typeof notice>;

const received = 'received';
const statusOf = ({ MessageStatus, SmsStatus }: Notice): string => MessageStatus ?? SmsStatus ?? received;

/** The statuses by which a message has left Twilio; before them it is only planned. */
const sent = new Set(['sent', 'delivered', 'read', 'partially_delivered']);
const failed = new Set(['failed', 'undelivered', 'canceled']);

function itemOf(told: Notice): Item {
  const { MessageSid: id, From, To } = told;
  const status = statusOf(told);
  if (status === received)
    return { message: { platform: placeOf(From).platform, user: writerOf(told), direction: received, id } };
  if (sent.has(status)) return { message: { ...placeOf(To), direction: 'sent', id } };
  return { ignored: failed.has(status) ? 'failed' : 'receipt' };
}

/** `whatsapp:+14155550100` and the like name the platform; a number alone is SMS. */
function placeOf(address: string): { platform: string; user: string } {
  const [, platform = 'sms', user = address] = /^([a-z][a-z0-9_-]{0,31}):(.+)$/s.exec(address) ?? [];
  // As WhatsApp itself writes them, so that somebody is the same user by Twilio and without.
  return { platform, user: platform === 'whatsapp' ? user.replace(/^\+/, '') : user };
}

/** People may hide their numbers; then, and beside it, WhatsApp says who it is by an id of the business's own. */
const writerOf = ({ From, WaId, ExternalUserId }: Notice): string => ExternalUserId ?? WaId ?? placeOf(From).user;

function sameUsers({ From, WaId, ExternalUserId }: Notice): SameUser[] {
  const { platform, user } = placeOf(From);
  const number = WaId ?? user;
  if (ExternalUserId === undefined || number === ExternalUserId) return [];
  return [{ platform, user: number, same: ExternalUserId, isLent: true }];
}
