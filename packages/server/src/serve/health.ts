import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { ServeEnv } from './env.ts';
import { json, refusals, security } from './openapi.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

type HealthParts = Pick<AppParts, 'access' | 'engine'>;

const patienceMs = 2000;
/** An answer holds this long, so that asking often costs the engine nothing. */
const holdMs = 1000;

/** GET /healthz: the process runs. GET /readyz: engine and accounts answer. */
export function serveHealth(app: OpenAPIHono<ServeEnv>, { access, engine }: HealthParts): void {
  const check = async () => {
    access.ping();
    await within(patienceMs, engine.query('read', 'SELECT 1'));
  };
  let checkedAt = Number.NEGATIVE_INFINITY;
  let checked: Promise<void> = Promise.resolve();

  app.openapi(aliveDocument, (c) => c.json({ status: 'alive' as const }, 200, { 'Cache-Control': 'no-store' }));
  app.openapi(readyDocument, async (c) => {
    if (performance.now() - checkedAt > holdMs) {
      checkedAt = performance.now();
      checked = check();
    }
    try {
      await checked;
    } catch (error) {
      throw new Refusal('store_unavailable', { retryAfterS: 5, cause: error });
    }
    return c.json({ status: 'ready' as const }, 200, { 'Cache-Control': 'no-store' });
  });
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const aliveDocument = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['operation'],
  summary: 'Alive',
  description: 'Whether the process answers.',
  security: security.nobody,
  responses: { 200: json(z.object({ status: z.literal('alive') }), 'It does.') },
});

const readyDocument = createRoute({
  method: 'get',
  path: '/readyz',
  tags: ['operation'],
  summary: 'Ready',
  description: 'Whether the engine and the accounts answer.',
  security: security.nobody,
  responses: { 200: json(z.object({ status: z.literal('ready') }), 'They do.'), ...refusals('store_unavailable') },
});
