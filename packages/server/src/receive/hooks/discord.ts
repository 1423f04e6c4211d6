import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Connector, Item } from './connector.ts';
import { isFresh } from './fresh.ts';
import { type Reasons, reasonOf } from './ignored.ts';
import { objectOf } from './json.ts';

/**
 * Discord's interactions (commands, pressed buttons and menus, submitted forms) and webhook events. Ordinary messages come through its
 * gateway alone, to the bot. Shapes: discord-api-types; signature: https://docs.discord.com/developers/events/webhook-events
 */
export const discord: Connector = {
  carriesProof: ({ headers }) => headers.get('x-signature-ed25519') !== null,
  verify({ headers, body, nowMs }, { publicKey = '' }) {
    const signature = headers.get('x-signature-ed25519');
    const time = headers.get('x-signature-timestamp');
    if (signature === null || time === null) return 'signature_missing';
    if (!isSigned(Buffer.concat([Buffer.from(time), body]), signature, publicKey)) return 'signature_wrong';
    return isFresh(time, nowMs) ? 'genuine' : 'too_old';
  },
  read({ body }) {
    const payload = objectOf(body);
    const type = payload['type'];
    if ('event' in payload) return { items: [eventItem(payload['event'])], answer: thanks };
    // With these two, Discord looks whether somebody is there, for events and for interactions.
    if (type === 0) return { items: [{ ignored: 'probe' }], answer: thanks };
    if (type === 1) return { items: [{ ignored: 'probe' }], answer: pong };
    return { items: [interactionItem(payload)] };
  },
};

const thanks: Answer = { status: 204, type: 'text/plain; charset=utf-8', body: '' };
const pong: Answer = { status: 200, type: 'application/json', body: '{"type":1}' };

function isSigned(bytes: Buffer, signature: string, publicKey: string): boolean {
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^[0-9a-f]{64}$/i.test(publicKey)) return false;
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
    return verifySignature(null, bytes, key, Buffer.from(signature, 'hex'));
  } catch {
    // 32 bytes that are no key: nobody can have signed with it.
    return false;
  }
}

const events: Reasons = {
  APPLICATION_AUTHORIZED: 'membership',
  APPLICATION_DEAUTHORIZED: 'membership',
};
const event = z.object({ type: z.string() });

function eventItem(value: unknown): Item {
  return { ignored: reasonOf(events, event.safeParse(value).data?.type) ?? 'unknown_event' };
}

const user = z.object({ id: z.string().min(1), bot: z.boolean().optional() });
const interaction = z.object({
  id: z.string().regex(/^\d{17,20}$/),
  /** On a server. */
  member: z.object({ user }).optional(),
  /** In private. */
  user: user.optional(),
});
/** Commands, pressed buttons and menus, submitted forms. */
const sayings = new Set<unknown>([2, 3, 5]);
const autocompletion = 4;

function interactionItem(payload: Record<string, unknown>): Item {
  const { type } = payload;
  if (type === autocompletion) return { ignored: 'typing' };
  if (!sayings.has(type)) return { ignored: 'unknown_event' };
  const parsed = interaction.safeParse(payload);
  if (!parsed.success) return { rejected: 'malformed' };
  const { id, member } = parsed.data;
  const who = member?.user ?? parsed.data.user;
  if (who === undefined) return { ignored: 'no_user' };
  if (who.bot === true) return { ignored: 'other_bot' };
  return { message: { platform: 'discord', user: who.id, direction: 'received', timestamp: timeOf(id), id } };
}

const discordEpochMs = 1_420_070_400_000;

/** The upper bits of every id of Discord's are the milliseconds since 2015. */
const timeOf = (snowflake: string): number => Number(BigInt(snowflake) >> 22n) + discordEpochMs;
