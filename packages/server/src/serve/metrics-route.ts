import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { isLoopbackHost } from '../access/origins.ts';
import type { Callers } from './caller.ts';
import { isLoopbackPeer, namesLoopback, type ServeContext, type ServeEnv } from './env.ts';
import { refusals, security } from './openapi.ts';
import type { AppParts } from './parts.ts';

type MetricsParts = Pick<AppParts, 'metrics' | 'publicUrl'> & { callers: Callers };

/** GET /metrics: for programs on this machine, and for administrators. */
export function serveMetrics(app: OpenAPIHono<ServeEnv>, { callers, metrics, publicUrl }: MetricsParts): void {
  const { host } = new URL(publicUrl);
  app.openAPIRegistry.registerPath(document);
  app.get('/metrics', async (c) => {
    if (!(isLoopbackHost(host) && comesFromHere(c))) await callers.requireAdministrator(c);
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
  });
}

/**
 * TRAP: behind a proxy on this machine everybody comes from loopback. So an address that the public uses, or a trace of
 * a proxy, is enough to ask for more.
 */
function comesFromHere(c: ServeContext): boolean {
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'].some((name) => c.req.header(name));
  return isLoopbackPeer(c) && namesLoopback(c) && !isForwarded;
}

const document = createRoute({
  method: 'get',
  path: '/metrics',
  tags: ['operation'],
  summary: 'Metrics',
  description: 'For Prometheus: to programs on this machine while Turnout serves it alone, and to administrators.',
  security: security.session,
  responses: {
    200: {
      description: "Prometheus's text format.",
      content: { 'text/plain': { schema: z.string(), example: 'turnout_messages_accepted_total 1290\n' } },
    },
    ...refusals('not_signed_in', 'not_allowed', 'setup_required'),
  },
});
