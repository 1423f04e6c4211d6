import { describe, expect, test } from 'vitest';
import { instagram } from './instagram.ts';
import { messenger } from './messenger.ts';
import { deliveryOf } from './trial.ts';
import { whatsapp } from './whatsapp.ts';

const credentials = { appSecret: 'secret', verifyToken: 'right' };
const challenge = '1158201444';

describe.each([
  ['whatsapp', whatsapp, 'whatsapp_business_account'],
  ['messenger', messenger, 'page'],
  ['instagram', instagram, 'instagram'],
])('%s', (_name, connector, object) => {
  // https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
  const ask = (token: string, mode = 'subscribe') =>
    deliveryOf('', {
      method: 'GET',
      search: `?hub.mode=${mode}&hub.challenge=${challenge}&hub.verify_token=${token}`,
    });

  test('the handshake gets its challenge back, as plain text', () => {
    expect(connector.greet?.(ask('right'), credentials)).toEqual({
      status: 200,
      type: 'text/plain; charset=utf-8',
      body: challenge,
    });
  });

  test.each([
    ['another token', ask('wrong'), credentials, 'token_wrong'],
    ['no token', ask(''), credentials, 'token_wrong'],
    ['an empty token, where none was made', ask(''), { appSecret: 'secret' }, 'token_wrong'],
    ['another mode', ask('right', 'unsubscribe'), credentials, 'token_wrong'],
    ['nothing asked', deliveryOf('', { method: 'GET' }), credentials, 'signature_missing'],
    [
      'asked by POST',
      { ...ask('right'), method: 'POST', body: Buffer.from('{"object":"page"}') },
      credentials,
      'signature_missing',
    ],
  ])('%s: no handshake', (_case, delivery, known, verdict) => {
    expect(connector.greet?.(delivery, known)).toBeUndefined();
    expect(connector.verify(delivery, known)).toBe(verdict);
  });

  const items = (body: unknown) => connector.read(deliveryOf(body), credentials).items;
  test.each<[string, unknown, object[]]>([
    ['of another product', { object: 'user', entry: [{ id: '1' }] }, [{ ignored: 'other_account' }]],
    ['of nothing', {}, [{ ignored: 'other_account' }]],
    ['without entries', { object }, [{ rejected: 'malformed' }]],
    ['with entries that are none', { object, entry: 'x' }, [{ rejected: 'malformed' }]],
    [
      'with an entry that is none',
      { object, entry: [null, 1] },
      [{ rejected: 'malformed' }, { rejected: 'malformed' }],
    ],
    ['with an empty entry', { object, entry: [{ id: '1' }] }, [{ rejected: 'malformed' }]],
    // What the "Test" button of the app's dashboard sends.
    [
      'of the dashboard',
      { object, entry: [{ id: '0', time: 1, changes: [{ field: 'messages', value: {} }] }] },
      [{ ignored: 'probe' }],
    ],
  ])('a delivery %s', (_case, body, expected) => expect(items(body)).toEqual(expected));

  test.each(['', '[]', 'null', '"x"', '{"object":'])('%s is no delivery', (body) => {
    expect(() => connector.read(deliveryOf(body), credentials)).toThrow('The body could not be read.');
  });
});
