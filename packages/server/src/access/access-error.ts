export type AccessFailure =
  | 'bot_exists'
  | 'unknown_bot'
  | 'invalid_bot'
  | 'invalid_origin'
  | 'invalid_note'
  | 'unknown_note'
  | 'note_changed'
  | 'too_many_notes'
  | 'invalid_connection'
  | 'invalid_email'
  | 'invalid_password'
  | 'administrator_exists'
  | 'invalid_setup_link'
  | 'newer_version'
  | 'changed_migration'
  | 'unreadable'
  | 'read_only'
  | 'corrupt'
  | 'disk_full'
  | 'busy'
  | 'failed';

/** `message` is a sentence for people, without keys, passwords or SQL; what the system said is in `cause`. */
export class AccessError extends Error {
  readonly code: AccessFailure;
  constructor(code: AccessFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'AccessError';
    this.code = code;
  }
}
