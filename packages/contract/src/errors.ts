/** Every error the API can answer with: its HTTP status and its sentence. docs/errors.md is generated from this table. */
export const errors = {
  unreadable_body: { status: 400, message: 'The body could not be read.' },
  invalid_question: { status: 400, message: 'The question is not one the API understands.' },
  invalid_request: { status: 400, message: 'The request is not one the API understands.' },
  not_signed_in: { status: 401, message: 'Send a key in "Authorization: Bearer …", or sign in.' },
  not_genuine: { status: 401, message: 'This delivery is not signed as the connected platform signs.' },
  wrong_password: { status: 401, message: 'The e-mail address or the password is not right.' },
  not_allowed: { status: 403, message: 'This key or account may not do that.' },
  foreign_origin: { status: 403, message: 'This request came from a page of another site.' },
  foreign_host: { status: 403, message: 'The open demo answers to localhost only.' },
  invalid_setup_link: {
    status: 403,
    message: 'This set-up link is not valid any more; start Turnout again to get another.',
  },
  unknown_bot: { status: 404, message: 'There is no bot with this id.' },
  unknown_note: { status: 404, message: 'There is no such note; it may have been removed.' },
  not_connected: { status: 404, message: 'This platform is not connected to this bot.' },
  not_found: { status: 404, message: 'There is nothing at this address.' },
  method_not_allowed: { status: 405, message: 'This address does not take that method.' },
  administrator_exists: { status: 409, message: 'There is already an administrator; sign in instead.' },
  note_changed: { status: 409, message: 'Somebody has changed this note meanwhile; look at it again.' },
  too_many_notes: { status: 409, message: 'This bot has 2,000 notes, the most it may have; remove some first.' },
  body_too_large: { status: 413, message: 'The body is too large; send fewer messages at a time.' },
  unsupported_encoding: { status: 415, message: 'Use gzip, zstd, br or no Content-Encoding.' },
  unsupported_type: { status: 415, message: 'Send application/json or application/x-ndjson.' },
  invalid_connection: { status: 422, message: 'This is not what the platform needs to be connected.' },
  invalid_email: { status: 422, message: 'This is not an e-mail address.' },
  invalid_password: { status: 422, message: 'A password is 10 to 128 characters.' },
  too_many_requests: { status: 429, message: 'Too many requests; try again after the time in Retry-After.' },
  setup_required: {
    status: 403,
    message: 'Set-up is not finished; open the link that was printed when Turnout started.',
  },
  internal: { status: 500, message: 'Something went wrong here; nothing was lost. The log has the details.' },
  bot_unreachable: {
    status: 502,
    message: 'The bot to which this delivery is passed on did not answer as a bot does; deliver it again.',
  },
  queue_full: {
    status: 503,
    message: 'Messages arrive faster than they can be stored. Nothing of this request was stored; send it again.',
  },
  store_unavailable: { status: 503, message: 'The store is not available. Repeating this request is harmless.' },
  keys_unavailable: {
    status: 503,
    message: "The platform's keys could not be fetched, so this delivery could not be checked. Send it again.",
  },
  shutting_down: {
    status: 503,
    message: 'Turnout is shutting down. Nothing of this request was stored; send it again.',
  },
  too_many_deliveries: { status: 503, message: 'Too many deliveries wait for the bot at once; deliver it again.' },
  bot_too_slow: { status: 504, message: 'The bot did not answer in time; deliver it again.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof errors;
/** The body of every answer that is not a success. */
export type ErrorBody = { error: { code: ErrorCode; message: string; details?: unknown } };
