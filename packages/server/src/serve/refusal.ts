import { type ErrorBody, type ErrorCode, errors } from '@turnout/contract';

type RefusalExtras = {
  /** Instead of the table's sentence, where a better one is known. */
  message?: string;
  details?: unknown;
  retryAfterS?: number;
  cause?: unknown;
};

/** An answer of the error table, thrown where it is noticed. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;
  readonly retryAfterS: number | undefined;
  constructor(code: ErrorCode, { message, details, retryAfterS, cause }: RefusalExtras = {}) {
    super(message ?? errors[code].message, { cause });
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
    this.retryAfterS = retryAfterS;
  }
}

export function refusalBody({ code, message, details }: Refusal): ErrorBody {
  return { error: details === undefined ? { code, message } : { code, message, details } };
}
