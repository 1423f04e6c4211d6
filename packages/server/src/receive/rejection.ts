import { messageInput, type Rejection, type RejectionCode, rejections } from '@turnout/contract';
import type { z } from 'zod';

/** Stands among the items of a body for a line that is not JSON. No JSON value is a symbol, so it is taken for no message. */
export const invalidJson = Symbol('invalid JSON');

/** The most of an unknown field's name that is named: it is the caller's text, and a batch may hold 10,000 of them. */
const nameLength = 64;

/** The sentence is the code's: a value never enters it, since a user id may be a phone number. */
export function reject(index: number, code: RejectionCode, field?: string): Rejection {
  const message = rejections[code];
  return field === undefined ? { index, code, message } : { index, code, field, message };
}

const codes: Record<keyof z.infer<typeof messageInput>, RejectionCode> = {
  platform: 'invalid_platform',
  user: 'invalid_user',
  direction: 'invalid_direction',
  timestamp: 'invalid_timestamp',
  id: 'invalid_id',
};
const fields = messageInput.keyof().options;

/** Why the schema refused an item: one reason, the first of unknown field, then the fields in the contract's order. */
export function rejectionOf(index: number, item: unknown, issues: readonly z.core.$ZodIssue[]): Rejection {
  if (item === invalidJson) return reject(index, 'invalid_json');
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') return reject(index, 'unknown_field', printable(issue.keys[0] ?? ''));
  }
  const field = fields.find((name) => issues.some((issue) => issue.path[0] === name));
  if (field === undefined) return reject(index, 'not_an_object');
  const missing = typeof item === 'object' && item !== null && !Object.hasOwn(item, field);
  return reject(index, missing ? 'missing_field' : codes[field], field);
}

function printable(name: string): string {
  return [...name.slice(0, 2 * nameLength)].slice(0, nameLength).join('').toWellFormed();
}
