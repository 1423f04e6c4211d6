import { randomInt } from 'node:crypto';
import { type ConnectorName, connectorNames } from '@turnout/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { BodyError } from '../../receive/body-error.ts';
import type { Delivery, Item } from '../../receive/hooks/connector.ts';
import { openTrial, type TrialApp } from '../../serve/trial.ts';
import { leavesOf, mutilate } from './mutilate.ts';
import { platforms } from './platforms.ts';
import { connectorOf, receiveAsPlatforms } from './receive.ts';

/** What nobody would send: it is refused or understood, and never stored as something that it does not say. FUZZ_SEED runs a failure again. */
const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: false, receiveDelivery: receiveAsPlatforms() });
  for (const name of connectorNames) served.access.connections.set('a', name, { values: platforms[name].values });
});
afterAll(async () => {
  await served.close();
  await trial.remove();
});

const address = (name: ConnectorName) => `http://127.0.0.1:7070/hooks/${name}/a`;
const credentialsOf = (name: ConnectorName) => served.access.connections.get('a', name)?.credentials ?? {};

/** Something that the platform really sends. */
const genuine = (name: ConnectorName) => {
  const deeds = Object.values(platforms[name].deeds);
  const deed = fc.record({ person: fc.integer({ min: 1, max: 9 }), number: fc.integer({ min: 1000, max: 9999 }) });
  return fc.tuple(deed, fc.nat()).map(([some, kind]) => {
    const nowMs = Date.now();
    const sendings = deeds[kind % deeds.length]?.({ ...some, atMs: nowMs - 5000, nowMs }) ?? [];
    return sendings[0]?.body ?? '';
  });
};

async function signed(name: ConnectorName, body: string): Promise<Delivery> {
  const nowMs = Date.now();
  const url = address(name);
  const { headers, search = '' } = await platforms[name].sign(body, { credentials: credentialsOf(name), url, nowMs });
  return {
    method: 'POST',
    url: new URL(`${url}${search}`),
    headers: new Headers(headers),
    body: Buffer.from(body),
    nowMs,
  };
}

/** What is in it, as the receiver would take it; undefined where its signature or its body is not believed. */
async function itemsOf(name: ConnectorName, delivery: Delivery): Promise<Item[] | undefined> {
  const connector = connectorOf(name);
  const credentials = credentialsOf(name);
  if (connector.greet?.(delivery, credentials) !== undefined) return undefined;
  if ((await connector.verify(delivery, credentials)) !== 'genuine') return undefined;
  try {
    return connector.read(delivery, credentials).items;
  } catch (error) {
    if (error instanceof BodyError) return undefined;
    throw error;
  }
}

const messagesOf = (items: readonly Item[] = []) => items.flatMap((item) => ('message' in item ? [item.message] : []));

/** Everything that can take the place of a value in a body, or be a body. */
const anything = fc.jsonValue({ maxDepth: 4 });
const nesting = fc.constantFrom('[', '{"a":', '{"message":', '[{"entry":').map((open) => open.repeat(50_000));
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  anything.map((value) => JSON.stringify(value)),
  fc.constantFrom('', 'null', '[]', '{}', '﻿{}', 'payload=', 'payload=%7B%7D', '%', 'a=1&a=2', '\0'),
  nesting,
);

describe.each(connectorNames)('%s', (name) => {
  test(`what is signed and makes no sense is no message (seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(odd, async (body) => {
        expect(messagesOf(await itemsOf(name, await signed(name, body)))).toEqual([]);
      }),
      { seed, numRuns: 100 },
    );
  });

  test(`a mutilated delivery holds no more than the whole one, and nobody who is not in it (seed ${seed})`, async () => {
    const mutilation = fc.record({ place: fc.nat(), value: anything });
    await fc.assert(
      fc.asyncProperty(genuine(name), mutilation, async (whole, change) => {
        const body = mutilate(whole, change);
        const wholes = messagesOf(await itemsOf(name, await signed(name, whole)));
        const left = messagesOf(await itemsOf(name, await signed(name, body)));
        expect(left.length).toBeLessThanOrEqual(Math.max(wholes.length, 1));
        const said = `${leavesOf(body)}\n${platforms[name].words?.join('\n')}`;
        for (const part of left.flatMap(({ user, id }) => `${user}:${id}`.split(':'))) expect(said).toContain(part);
      }),
      { seed, numRuns: 150 },
    );
  });

  test(`what is forged stores nothing (seed ${seed})`, async () => {
    const forgery = fc.record({
      body: genuine(name),
      place: fc.nat(),
      how: fc.constantFrom(...forgeries(name)),
      text: fc.base64String({ minLength: 1, maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(forgery, async ({ body, ...made }) => {
        const { url, headers, body: bytes } = forge(await signed(name, body), made);
        const answer = await served.app.request(url, { method: 'POST', headers, body: new Uint8Array(bytes) });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      }),
      { seed, numRuns: 60 },
    );
    expect(await trial.engine.query('read', 'SELECT bot FROM messages LIMIT 1')).toEqual([]);
  });

  test(`an odd request is answered, and stores nothing (seed ${seed})`, async () => {
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
    const request = fc.record({
      body: odd,
      query: fc.dictionary(fc.oneof(text, fc.constantFrom('hub.mode', 'hub.challenge', 'bodySHA256')), text),
      method: fc.constantFrom('GET', 'POST', 'PUT', 'HEAD'),
      type: fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data', 'x', ''),
      coding: fc.constantFrom('gzip', 'identity', 'none'),
      extra: fc.constantFrom(
        'x-hub-signature-256',
        'x-slack-retry-num',
        'authorization',
        'x-line-signature',
        'content-length',
      ),
      value: fc.base64String(),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ body, query, method, type, coding, extra, value }) => {
        const { headers } = await signed(name, body);
        // The cast: `signed` made them.
        const given = new Headers(headers as Headers);
        for (const [header, text] of [
          ['content-type', type],
          ['content-encoding', coding],
          [extra, value],
        ] as const)
          given.set(header, text);
        const init = ['GET', 'HEAD'].includes(method) ? { method, headers: given } : { method, headers: given, body };
        const answer = await served.app.request(`${address(name)}?${new URLSearchParams(query)}`, init);
        expect(answer.status).toBeLessThan(500);
      }),
      { seed, numRuns: 60 },
    );
    expect(await trial.engine.query('read', 'SELECT bot FROM messages LIMIT 1')).toEqual([]);
  });
});

type Forgery = 'unsign' | 'resign' | 'flip' | 'truncate' | 'append' | 'flood' | 'names';
const forgeries = (name: ConnectorName): Forgery[] =>
  platforms[name].signsBody
    ? ['unsign', 'resign', 'flip', 'truncate', 'append', 'flood', 'names']
    : ['unsign', 'resign'];

/** A form of as many fields as a body of 4 MB holds: what is slow for each of them stops here. */
const names = Buffer.from(Array.from({ length: 500_000 }, (_, at) => `k${at}`).join('&'));

/** What somebody without the secret makes of a delivery that was seen. */
function forge(delivery: Delivery, { how, place, text }: { how: Forgery; place: number; text: string }) {
  // The cast: `signed` made them.
  const headers = new Headers(delivery.headers as Headers);
  const body = Buffer.from(delivery.body);
  const proofs = [...headers.keys()].filter((name) => /^x-(?!.*-retry-)|^authorization$/.test(name));
  const proof = proofs[place % proofs.length] ?? '';
  if (how === 'unsign') headers.delete(proof);
  if (how === 'resign') headers.set(proof, place % 2 === 0 ? text : `${headers.get(proof)}${text}`);
  if (how === 'flip') body[place % body.length] = (body[place % body.length] ?? 0) ^ (1 << (place % 8));
  const changed = {
    truncate: body.subarray(0, place % body.length),
    append: Buffer.concat([body, Buffer.from(text)]),
    flood: Buffer.concat([body, Buffer.alloc(3_000_000, '{"a":1},')]),
    names,
  };
  return { url: delivery.url, headers, body: how in changed ? changed[how as keyof typeof changed] : body };
}
