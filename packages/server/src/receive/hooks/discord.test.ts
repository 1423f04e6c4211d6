import { describe, expect, test } from 'vitest';
import { discord } from './discord.ts';

const nowMs = 1793534400_000;
const delivery = (body: string, headers: Record<string, string> = {}, at = nowMs) => ({
  method: 'POST',
  url: new URL('https://turnout.example.com/hooks/discord/a'),
  headers: new Headers(headers),
  body: Buffer.from(body),
  nowMs: at,
});

describe('the signature', () => {
  // Signed with the key of the first example of RFC 8032; verifyKey of discord-interactions 4.4 takes it.
  const publicKey = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
  const body =
    '{"application_id":"1","id":"1500000000000000000","token":"x","type":1,"user":{"id":"2","username":"é"},"version":1}';
  const signature =
    '5c0044e6c8f8ead93da7c0ac5666fbaf68882b59803a567b32f205da351d4d08799b479fc2b68682e576c1430cdde2e9bd9e241deccf3f15911c9b7b1749ec00';
  const headers = { 'x-signature-timestamp': '1793534400', 'x-signature-ed25519': signature };
  const { 'x-signature-ed25519': _signature, ...unsigned } = headers;
  const { 'x-signature-timestamp': _timestamp, ...timeless } = headers;

  test.each<[string, Record<string, string>, string, number, string, string]>([
    ['right', headers, body, nowMs, publicKey, 'genuine'],
    ['with a key in capitals', headers, body, nowMs, publicKey.toUpperCase(), 'genuine'],
    ['five minutes old', headers, body, nowMs + 300_000, publicKey, 'genuine'],
    ['older', headers, body, nowMs + 300_001, publicKey, 'too_old'],
    ['of the future', headers, body, nowMs - 300_001, publicKey, 'too_old'],
    ['another body', headers, `${body} `, nowMs, publicKey, 'signature_wrong'],
    ['another time', { ...headers, 'x-signature-timestamp': '1793534401' }, body, nowMs, publicKey, 'signature_wrong'],
    ['a probe', { ...headers, 'x-signature-ed25519': '0'.repeat(128) }, body, nowMs, publicKey, 'signature_wrong'],
    ['cut off', { ...headers, 'x-signature-ed25519': signature.slice(2) }, body, nowMs, publicKey, 'signature_wrong'],
    [
      'no hexadecimal',
      { ...headers, 'x-signature-ed25519': 'g'.repeat(128) },
      body,
      nowMs,
      publicKey,
      'signature_wrong',
    ],
    [
      'another key',
      headers,
      body,
      nowMs,
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      'signature_wrong',
    ],
    ['no point of the curve', headers, body, nowMs, 'ff'.repeat(32), 'signature_wrong'],
    ['no key', headers, body, nowMs, 'the public key', 'signature_wrong'],
    ['none', unsigned, body, nowMs, publicKey, 'signature_missing'],
    ['no time', timeless, body, nowMs, publicKey, 'signature_missing'],
  ])('%s', (_name, given, text, at, key, verdict) => {
    expect(discord.verify(delivery(text, given, at), { publicKey: key })).toBe(verdict);
  });
});

const read = (payload: object) => discord.read(delivery(JSON.stringify(payload)), {});
const ana = { id: '80351110224678912', username: 'ana', discriminator: '0', avatar: null, global_name: null };
// An id of Discord's own documentation, of 30 April 2016: https://docs.discord.com/developers/reference#snowflakes
const id = '175928847299117063';
const said = { id, application_id: '1', type: 2, token: 'x', version: 1, data: { id: '5', name: 'ask', type: 1 } };
const member = {
  user: ana,
  roles: [],
  permissions: '0',
  joined_at: '2020-01-01T00:00:00Z',
  deaf: false,
  mute: false,
  flags: 0,
};
const received = {
  message: {
    platform: 'discord',
    user: ana.id,
    direction: 'received',
    timestamp: Date.parse('2016-04-30T11:18:25.796Z'),
    id,
  },
};

/** Types APIInteraction and APIWebhookEvent of discord-api-types 0.38. */
describe('a request is a message, or is not for a reason', () => {
  test.each<[string, object, object]>([
    ['a command in private', { ...said, user: ana }, received],
    ['a command on a server', { ...said, guild_id: '9', member }, received],
    ['a button', { ...said, type: 3, user: ana, data: { custom_id: 'yes', component_type: 2 } }, received],
    ['a form', { ...said, type: 5, user: ana, data: { custom_id: 'f', components: [] } }, received],
    ['what is completed while typing', { ...said, type: 4, user: ana }, { ignored: 'typing' }],
    ['a kind of later', { ...said, type: 6, user: ana }, { ignored: 'unknown_event' }],
    ['a bot', { ...said, user: { ...ana, bot: true } }, { ignored: 'other_bot' }],
    ['nobody', said, { ignored: 'no_user' }],
    ['without an id', { ...said, id: undefined, user: ana }, { rejected: 'malformed' }],
    ['with an id that is none', { ...said, id: '1e5', user: ana }, { rejected: 'malformed' }],
    ['nothing', {}, { ignored: 'unknown_event' }],
  ])('%s', (_name, payload, item) => expect(read(payload)).toEqual({ items: [item] }));

  test('the probe of the interactions is answered with its like, that of the events with nothing', () => {
    expect(read({ ...said, type: 1, user: ana })).toEqual({
      items: [{ ignored: 'probe' }],
      answer: { status: 200, type: 'application/json', body: '{"type":1}' },
    });
    expect(read({ version: 1, application_id: '1', type: 0 })).toMatchObject({
      items: [{ ignored: 'probe' }],
      answer: { status: 204, body: '' },
    });
  });

  test.each([
    ['APPLICATION_AUTHORIZED', 'membership'],
    ['APPLICATION_DEAUTHORIZED', 'membership'],
    ['ENTITLEMENT_CREATE', 'unknown_event'],
    ['toString', 'unknown_event'],
  ])('the event %s: %s', (type, ignored) => {
    const event = { type, timestamp: '2024-10-18T14:42:53.064834', data: { user: ana } };
    const { items, answer } = read({ version: 1, application_id: '1', type: 1, event });
    expect([items, answer?.status]).toEqual([[{ ignored }], 204]);
  });
});
