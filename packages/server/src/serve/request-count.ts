import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { ServeEnv } from './env.ts';
import type { Metrics } from './metrics.ts';

/** Counts what is answered by the route's pattern; an address would name bots, and any number of them. */
export function countRequests(metrics: Metrics): MiddlewareHandler<ServeEnv> {
  return async (c, next) => {
    await next();
    // Middleware stands among the routes, under the method ALL.
    const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
    metrics.countRequest(route?.path ?? 'none', c.res.status);
  };
}
