import { type ErrorCode, errors } from '@turnout/contract';

export type WriteRefusedCode = Extract<ErrorCode, 'queue_full' | 'store_unavailable' | 'shutting_down'>;

/** None of a request's messages was acknowledged; the same request may be sent again after `retryAfterSeconds`. */
export class WriteRefused extends Error {
  readonly code: WriteRefusedCode;
  readonly retryAfterSeconds: number;
  constructor(code: WriteRefusedCode, retryAfterSeconds: number, options?: ErrorOptions) {
    super(errors[code].message, options);
    this.name = 'WriteRefused';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
