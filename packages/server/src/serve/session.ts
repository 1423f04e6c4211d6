import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Access } from '../access/open.ts';
import type { ServeEnv } from './env.ts';
import { json, person as personSchema, security } from './openapi.ts';

/** GET /api/v1/session: who is signed in, and whether that matters. Asking also lets the session last longer. */
export function serveSession(app: OpenAPIHono<ServeEnv>, parts: { access: Access; isOpen: boolean }): void {
  app.openapi(document, async (c) => {
    const { person, cookies } = await parts.access.people.renew(c.req.raw.headers);
    for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
    const user = person === undefined ? null : { email: person.email, role: person.role };
    return c.json({ user, open: parts.isOpen }, 200, { 'Cache-Control': 'private, no-store' });
  });
}

const document = createRoute({
  method: 'get',
  path: '/api/v1/session',
  tags: ['people'],
  summary: 'Who is signed in',
  description: '`user` is null for nobody; `open` says that everything may be read without signing in.',
  security: security.nobody,
  responses: { 200: json(z.object({ user: z.union([personSchema, z.null()]), open: z.boolean() }), 'Who asks.') },
});
