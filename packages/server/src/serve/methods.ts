import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ServeContext, ServeEnv } from './env.ts';
import { Refusal } from './refusal.ts';

/**
 * For a request that no route takes: which methods its address does take. OPTIONS is answered with them and without
 * any CORS header, so pages of other sites stay out; every other method is refused with 405, or 404.
 */
export function createMethodAnswer(app: OpenAPIHono<ServeEnv>): (c: ServeContext) => Response {
  const routes = app.routes
    .filter(({ method }) => method !== 'ALL' && method !== 'OPTIONS')
    .map(({ method, path }) => ({ method, pattern: toPattern(path) }));
  return (c) => {
    const methods = new Set(routes.filter(({ pattern }) => pattern.test(c.req.path)).map(({ method }) => method));
    if (methods.size === 0) throw new Refusal('not_found');
    if (methods.has('GET')) methods.add('HEAD');
    c.header('Allow', [...methods, 'OPTIONS'].join(', '));
    if (c.req.method === 'OPTIONS') return c.body(null, 204);
    throw new Refusal('method_not_allowed');
  };
}

function toPattern(path: string): RegExp {
  const source = path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+').replace(/\*/g, '.*');
  return new RegExp(`^${source}$`);
}
