import { describe, expect, test } from 'vitest';
import type { Connector } from './connector.ts';
import { hookConnectors } from './connectors.ts';
import { instagram } from './instagram.ts';
import { line } from './line.ts';
import { messenger } from './messenger.ts';
import { deliveryOf } from './trial.ts';
import { viber } from './viber.ts';
import { whatsapp } from './whatsapp.ts';

type Vector = { header: string; credentials: Record<string, string>; body: string; signature: string };

// The example in GitHub's documentation of the same header, which the package whatsapp-api-js takes, too.
const meta: Vector = {
  header: 'X-Hub-Signature-256',
  credentials: { appSecret: "It's a Secret to Everybody" },
  body: 'Hello, World!',
  signature: 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
};
const vectors: [string, Connector, Vector][] = [
  ['whatsapp', whatsapp, meta],
  ['messenger', messenger, meta],
  ['instagram', instagram, meta],
  [
    'line',
    line,
    // Of the tests of @line/bot-sdk.
    {
      header: 'x-line-signature',
      credentials: { channelSecret: 'test_secret' },
      body: '{"hello":"world"}',
      signature: 't7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=',
    },
  ],
  [
    'viber',
    viber,
    // Of the tests of viber-bot.
    {
      header: 'X-Viber-Content-Signature',
      credentials: { authToken: '44dafb7e0f40021e-61a47a1e6778d187-f2c5a676a07050b3' },
      body: '{"event":"webhook","timestamp":4977069964384421269,"message_token":1478683725125}',
      signature: 'd21b343448c8aee33b8e93768ef6ceb64a6ba6163099973a2b8bd028fea510ef',
    },
  ],
];

describe.each(vectors)('%s', (_name, connector, { header, credentials, body, signature }) => {
  const verify = (signed: string, bytes = body, known = credentials) =>
    connector.verify(deliveryOf(bytes, { headers: { [header]: signed } }), known);

  test('a signature made by others is believed', () => expect(verify(signature)).toBe('genuine'));

  test.each([
    ['another body', () => verify(signature, `${body} `)],
    ['another secret', () => verify(signature, body, { appSecret: 'x', channelSecret: 'x', authToken: 'x' })],
    ['no secret', () => verify(signature, body, {})],
    ['a shorter one', () => verify(signature.slice(0, -1))],
    ['a longer one', () => verify(`${signature}0`)],
    ['an empty one', () => verify('')],
    ['an old one of SHA-1', () => verify(`sha1=${signature.slice(7)}`)],
  ])('%s: wrong', (_case, verdict) => expect(verdict()).toBe('signature_wrong'));

  test('none: missing', () => {
    expect(connector.verify(deliveryOf(body), credentials)).toBe('signature_missing');
  });

  test('an empty secret signs nothing', () => {
    const empty = Object.fromEntries(Object.keys(credentials).map((name) => [name, '']));
    // What HMAC-SHA256 of nothing with an empty key is.
    const hex = 'b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad';
    const made = { hex, base64: Buffer.from(hex, 'hex').toString('base64') };
    for (const forged of [made.hex, `sha256=${made.hex}`, made.base64]) {
      expect(verify(forged, '', empty)).toBe('signature_wrong');
    }
  });
});

test('Viber’s may stand in the address', () => {
  const [, , { body, signature, credentials }] = vectors[4] ?? ['', viber, meta];
  expect(viber.verify(deliveryOf(body, { search: `?sig=${signature}` }), credentials)).toBe('genuine');
  expect(viber.verify(deliveryOf(body, { search: '?sig=0' }), credentials)).toBe('signature_wrong');
});

test.each(Object.entries(hookConnectors))('%s: what carries no signature proves nothing', async (_name, connector) => {
  expect(await connector.carriesProof(deliveryOf(''), {})).toBe(false);
});
