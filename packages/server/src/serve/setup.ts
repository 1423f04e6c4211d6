import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Access } from '../access/open.ts';
import type { ServeEnv } from './env.ts';
import { json, jsonBody, person, refusals, security } from './openapi.ts';
import type { SlowBodies } from './slow-bodies.ts';
import { smallBody } from './small-body.ts';

/** POST /api/v1/setup: who has the one-time link becomes the administrator, and is signed in. */
export function serveSetup(
  app: OpenAPIHono<ServeEnv>,
  { access, slowBodies }: { access: Access; slowBodies: SlowBodies },
): void {
  app.use('/api/v1/setup', smallBody(slowBodies));
  app.openapi(document, async (c) => {
    const { token, email, password } = c.req.valid('json');
    const signedIn = await access.setup.redeem(token, email, password, c.req.raw.headers);
    for (const cookie of signedIn.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
    const user = { email: email.trim().toLowerCase(), role: 'admin' as const };
    return c.json({ user }, 200, { 'Cache-Control': 'no-store' });
  });
}

const document = createRoute({
  method: 'post',
  path: '/api/v1/setup',
  tags: ['people'],
  summary: 'Set up',
  description: 'Makes the first administrator, with the token of the one-time link, and signs them in.',
  security: security.nobody,
  request: {
    body: jsonBody(
      z
        .strictObject({ token: z.string(), email: z.string(), password: z.string() })
        .meta({ example: { token: '…', email: 'ana@example.org', password: 'correct horse battery' } }),
    ),
  },
  responses: {
    200: json(z.object({ user: person }), 'The administrator; the cookie is the session.'),
    ...refusals(
      'invalid_request',
      'invalid_setup_link',
      'foreign_origin',
      'administrator_exists',
      'invalid_email',
      'invalid_password',
      'too_many_requests',
    ),
  },
});
