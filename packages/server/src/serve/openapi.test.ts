import { createHash } from 'node:crypto';
import { messageInput, receipt, retention, usage, weekHours } from '@turnout/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTrial, type TrialApp } from './trial.ts';

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
let document: z.infer<typeof shape>;

const operation = z.object({
  description: z.string(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), content: z.record(z.string(), z.unknown()).optional() }),
  ),
});
const shape = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({ example: z.unknown().optional() })) }),
});

beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: true });
  document = shape.parse(await (await served.app.request('/openapi.json')).json());
}, 60_000);
afterAll(async () => {
  await served.close();
  await trial.remove();
});

test('every route of the API is described, and nothing that is not there', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served_ = served.app.routes
    .filter(({ method, path }) => method !== 'ALL' && /^\/(?:api\/|hooks\/|healthz|readyz|metrics)/.test(path))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(described.sort()).toEqual([...new Set(served_)].sort());
});

test('every reference leads somewhere', async () => {
  const text = await (await served.app.request('/openapi.json')).text();
  const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(names));
});

test('a session of nobody is one', async () => {
  const text = await (await served.app.request('/openapi.json')).text();
  expect(text).toContain('"user":{"anyOf":[{"$ref":"#/components/schemas/Person"},{"type":"null"}]}');
});

test.each([
  ['Message', messageInput],
  ['Receipt', receipt],
  ['Usage', usage],
  ['Retention', retention],
  ['WeekHours', weekHours],
])('the example of %s is one', (name, schema) => {
  schema.parse(document.components.schemas[name]?.example);
});

test('every refusal is documented with its code', () => {
  const messages = document.paths['/api/v1/bots/{bot}/messages']?.['post'];
  expect(Object.keys(messages?.responses ?? {})).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
    '413',
    '415',
    '422',
    '429',
    '503',
  ]);
  expect(messages?.responses['503']?.description).toContain('`queue_full`');
});

test('the reference shows every route, and its policy lets nothing in but its own style', async () => {
  const answer = await served.app.request('/docs');
  const page = await answer.text();
  for (const path of Object.keys(document.paths)) expect(page).toContain(path);
  expect(page).toContain('&quot;accepted&quot;: 1');
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  expect(page).not.toMatch(/<script|https?:\/\/(?!www\.apache|turnout\.example\.com)/);
});
