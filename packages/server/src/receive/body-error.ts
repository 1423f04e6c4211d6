import { type ErrorCode, errors } from '@turnout/contract';

export type BodyErrorCode = Extract<
  ErrorCode,
  'unreadable_body' | 'body_too_large' | 'unsupported_encoding' | 'unsupported_type'
>;

/** The whole body was refused, before any message was looked at. `reason` is a sentence that repeats nothing of the body. */
export class BodyError extends Error {
  readonly code: BodyErrorCode;
  readonly reason: string;
  constructor(code: BodyErrorCode, { reason, ...options }: { reason: string } & ErrorOptions) {
    super(errors[code].message, options);
    this.name = 'BodyError';
    this.code = code;
    this.reason = reason;
  }
}
