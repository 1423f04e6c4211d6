import { type ErrorCode, errors } from '@turnout/contract';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { AccessError } from '../access/access-error.ts';
import { BodyError } from '../receive/body-error.ts';
import { EngineError } from '../store/engine.ts';
import { InvalidQuestion } from '../usage/parameters.ts';
import { WriteRefused } from '../write/write-refused.ts';
import type { ServeContext } from './env.ts';
import { Refusal, refusalBody } from './refusal.ts';
import { refusalPage } from './refusal-page.ts';

/** Every error of every room as an answer of the error table; what nobody foresaw is logged, once, and answered 500. */
export function createErrorAnswer(
  log: Pick<Logger, 'error'>,
): (error: Error, c: ServeContext) => Response | Promise<Response> {
  return (error, c) => {
    const refusal = refusalOf(error);
    // The address is left out: it may carry ids. So are bodies and headers.
    if (refusal.code === 'internal' || error instanceof EngineError) {
      log.error({ err: error, method: c.req.method }, 'A request failed');
    }
    if (refusal.retryAfterS !== undefined) c.header('Retry-After', String(refusal.retryAfterS));
    if (refusal.code === 'not_signed_in') c.header('WWW-Authenticate', 'Bearer');
    c.header('Cache-Control', 'no-store');
    const { status } = errors[refusal.code];
    return wantsPage(c) ? c.html(refusalPage(refusal), status) : c.json(refusalBody(refusal), status);
  };
}

const accessCodes: Partial<Record<AccessError['code'], ErrorCode>> = {
  invalid_email: 'invalid_email',
  invalid_password: 'invalid_password',
  invalid_setup_link: 'invalid_setup_link',
  administrator_exists: 'administrator_exists',
  unknown_bot: 'unknown_bot',
  unknown_note: 'unknown_note',
  note_changed: 'note_changed',
  too_many_notes: 'too_many_notes',
};

function refusalOf(error: Error): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof BodyError) return new Refusal(error.code, { details: { reason: error.reason } });
  if (error instanceof WriteRefused) return new Refusal(error.code, { retryAfterS: error.retryAfterSeconds });
  if (error instanceof InvalidQuestion) return new Refusal('invalid_question', { message: error.message });
  if (error instanceof EngineError) return new Refusal('store_unavailable', { retryAfterS: 5 });
  if (error instanceof AccessError && error.code === 'invalid_connection') {
    return new Refusal('invalid_connection', { message: error.message });
  }
  if (error instanceof AccessError) return new Refusal(accessCodes[error.code] ?? 'internal', { cause: error });
  // Hono's own: a body that is no JSON, or is longer than its route takes.
  if (error instanceof HTTPException) return new Refusal(error.status === 413 ? 'body_too_large' : 'invalid_request');
  return new Refusal('internal', { cause: error });
}

/** People who open an address in a browser get a page; programs, and the dashboard's own requests, get JSON. */
function wantsPage(c: ServeContext): boolean {
  return !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html');
}
