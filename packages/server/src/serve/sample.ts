import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Callers } from './caller.ts';
import type { ServeEnv } from './env.ts';
import { json, refusals, security } from './openapi.ts';
import type { AppParts } from './parts.ts';

type SampleParts = Pick<AppParts, 'loadSample'> & { callers: Callers };

/** POST /api/v1/sample: loads the sample bot, for the button on the empty page. */
export function serveSample(app: OpenAPIHono<ServeEnv>, { callers, loadSample }: SampleParts): void {
  let loading: Promise<{ bot: string }> | undefined;
  app.openapi(document, async (c) => {
    await callers.requireAdministrator(c);
    // Who presses twice waits for the first.
    loading ??= loadSample().finally(() => {
      loading = undefined;
    });
    return c.json(await loading, 200, { 'Cache-Control': 'no-store' });
  });
}

const document = createRoute({
  method: 'post',
  path: '/api/v1/sample',
  tags: ['operation'],
  summary: 'Load the sample bot',
  description:
    'Makes the bot `sample` and fills it with a believable history. For administrators; repeating it changes nothing.',
  security: security.session,
  responses: {
    200: json(z.object({ bot: z.string() }).meta({ example: { bot: 'sample' } }), 'It is there.'),
    ...refusals('not_signed_in', 'not_allowed', 'foreign_origin', 'store_unavailable'),
  },
});
