import type { Context, MiddlewareHandler } from 'hono';
import { type Counting, isJson, tellExchange } from '../exchange.ts';
import type { Turnout } from '../turnout.ts';

export type { Counting, Exchange } from '../exchange.ts';

/**
 * Middleware for Hono: `app.use('/chat', countMessages(turnout, { received, sent }))`, before the routes. It changes nothing of
 * request and answer, and no answer waits for it. On edge runtimes it has the platform wait for the delivery.
 */
export function countMessages(turnout: Turnout, counting: Counting<Context>): MiddlewareHandler {
  return async (context, next) => {
    const receivedAtMs = Date.now();
    await next();
    if (context.res.status >= 400) return;
    const told = tell(turnout, counting, context, receivedAtMs);
    waitFor(context, () => told.then(() => turnout.flush()));
  };
}

/** Never rejects. */
async function tell(
  turnout: Turnout,
  counting: Counting<Context>,
  context: Context,
  receivedAtMs: number,
): Promise<void> {
  const { status } = context.res;
  const [body, answer] = await Promise.all([bodyOf(context), answerOf(context.res)]);
  tellExchange(turnout, counting, { body, answer, status, request: context }, { receivedAtMs, isAnswered: true });
}

/** What the route has parsed, or would have; Hono keeps it. */
async function bodyOf({ req }: Context): Promise<unknown> {
  try {
    if (isJson(req.header('Content-Type'))) return await req.json();
    if (req.header('Content-Type')?.startsWith('application/x-www-form-urlencoded')) return await req.parseBody();
    return undefined;
  } catch {
    // The route has read it in its own way, or it is no JSON.
    return undefined;
  }
}

/** Only of JSON: a copy of a stream would be held in memory until the slowest of two readers has it. */
async function answerOf(response: Response): Promise<unknown> {
  if (!isJson(response.headers.get('Content-Type'))) return undefined;
  try {
    return await response.clone().json();
  } catch {
    return undefined;
  }
}

function waitFor(context: Context, work: () => Promise<unknown>): void {
  try {
    context.executionCtx.waitUntil(work());
  } catch {
    // No edge runtime: the process goes on, and the queue delivers in its own time.
  }
}
