import type { ErrorBody, ErrorCode } from '@turnout/contract';

/** An answer that is not a success; `code` is undefined when something other than Turnout answered. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: ErrorCode | undefined;
  constructor(status: number, code: ErrorCode | undefined, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}

/** Rejects with ApiError, or with the TypeError of fetch when nobody answered. */
export async function request(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(path, { ...init, headers: { accept: 'application/json', ...init.headers } });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const error = errorIn(body);
    throw new ApiError(response.status, error?.code, error?.message ?? `HTTP ${response.status}`);
  }
  return body;
}

export function post(path: string, body: unknown = {}): Promise<unknown> {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function errorIn(body: unknown): ErrorBody['error'] | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  // The error table is the server's; whatever code it sends is shown with its own sentence.
  return body.error as ErrorBody['error'];
}

/** Refused for want of a session: the page leads to the sign-in then. */
export const needsSignIn = (error: unknown): boolean => error instanceof ApiError && error.status === 401;
