import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { ErrorCode } from '@turnout/contract';
import type { Access } from '../access/open.ts';
import { addressOf, type ServeContext, type ServeEnv } from './env.ts';
import { json, jsonBody, person, refusals, security } from './openapi.ts';
import { Refusal } from './refusal.ts';
import type { SlowBodies } from './slow-bodies.ts';
import { smallBody } from './small-body.ts';

/**
 * POST /api/auth/sign-in/email and /sign-out. better-auth has more addresses; those that Turnout does not use do not
 * exist here. Its answers are put in our words, and the session's token stays in its cookie, away from scripts.
 */
export function serveSignIn(
  app: OpenAPIHono<ServeEnv>,
  { access, slowBodies }: { access: Access; slowBodies: SlowBodies },
): void {
  const ask = async (c: ServeContext): Promise<Response> => {
    const answer = await access.people.handler(c.req.raw, addressOf(c));
    if (!answer.ok) throw await refusalOf(answer);
    for (const cookie of answer.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
    c.header('Cache-Control', 'no-store');
    return answer;
  };
  app.openAPIRegistry.registerPath(signInDocument);
  app.openAPIRegistry.registerPath(signOutDocument);
  app.use('/api/auth/*', smallBody(slowBodies));
  app.post('/api/auth/sign-in/email', async (c) => {
    const answer = signedIn.parse(await (await ask(c)).json());
    return c.json(answer);
  });
  app.post('/api/auth/sign-out', async (c) => {
    await ask(c);
    return c.json({ user: null });
  });
}

/** Of what better-auth says, what the page needs. */
const signedIn = z.object({ user: person });

const codes: Record<number, ErrorCode> = {
  400: 'invalid_request',
  401: 'wrong_password',
  403: 'foreign_origin',
  415: 'unsupported_type',
  429: 'too_many_requests',
};

async function refusalOf(answer: Response): Promise<Refusal> {
  const retryAfter = answer.headers.get('x-retry-after');
  const extras = retryAfter === null ? {} : { retryAfterS: Number(retryAfter) };
  const code = codes[answer.status];
  if (code === undefined) return new Refusal('internal', { cause: await answer.text() });
  return new Refusal(code, extras);
}

const signInDocument = createRoute({
  method: 'post',
  path: '/api/auth/sign-in/email',
  tags: ['people'],
  summary: 'Sign in',
  description: 'Ten tries a minute from one address.',
  security: security.nobody,
  request: {
    body: jsonBody(
      z
        .object({ email: z.string(), password: z.string(), rememberMe: z.boolean().optional() })
        .meta({ example: { email: 'ana@example.org', password: 'correct horse battery' } }),
    ),
  },
  responses: {
    200: json(signedIn, 'The cookie is the session, for 14 days after its last use.'),
    ...refusals(
      'invalid_request',
      'wrong_password',
      'foreign_origin',
      'setup_required',
      'unsupported_type',
      'too_many_requests',
    ),
  },
});

const signOutDocument = createRoute({
  method: 'post',
  path: '/api/auth/sign-out',
  tags: ['people'],
  summary: 'Sign out',
  description: 'Ends the session; its live streams end within seconds.',
  security: security.session,
  responses: {
    200: json(z.object({ user: z.null() }), 'Nobody is signed in.'),
    ...refusals('foreign_origin', 'setup_required'),
  },
});
