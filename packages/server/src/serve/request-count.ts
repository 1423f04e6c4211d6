import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { ServeEnv } from './env.ts';
import type { Metrics } from './metrics.ts';

/** Counts what is answered by the route's pattern; an address would name bots, and any number of them. */
export function countRequests(metrics: Metrics): MiddlewareHandler<ServeEnv> {
  return async (c, next) => {
    await next();
    metrics.countRequest(routePath(c, -1), c.res.status);
  };
}
