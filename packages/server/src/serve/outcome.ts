import type { ErrorCode, RefusedReason, Rejection, StoredMessage } from '@turnout/contract';
import type { DeliveryOutcome } from '../access/deliveries.ts';
import { BodyError } from '../receive/body-error.ts';
import { WriteRefused } from '../write/write-refused.ts';
import { Refusal } from './refusal.ts';

/** What the log says of requests of which nothing was stored. */
export const nothing = { received: 0, sent: 0, ignored: {}, rejected: {} };

export const refused = (reason: RefusedReason): DeliveryOutcome => ({
  outcome: 'refused',
  ...nothing,
  refused: reason,
});

/** What the log says of what was read: the messages that are on disk, and how many of the rest for which reason. */
export function outcomeOf(
  messages: readonly StoredMessage[],
  { ignored = {}, rejected }: Partial<Pick<DeliveryOutcome, 'ignored'>> & Pick<DeliveryOutcome, 'rejected'>,
): DeliveryOutcome {
  const received = messages.filter(({ direction }) => direction === 'received').length;
  const outcome = messages.length > 0 ? 'counted' : Object.keys(rejected).length > 0 ? 'rejected' : 'ignored';
  return { outcome, received, sent: messages.length - received, ignored, rejected };
}

/** What the log says of a request to the messages API: only why something was not taken, so that a bot's mistake stays one line. */
export function rejectionsOf(rejected: readonly Rejection[]): DeliveryOutcome {
  return { outcome: 'rejected', ...nothing, rejected: Object.fromEntries(rejected.map(({ code }) => [code, 1])) };
}

/** What the log says of a delivery that could not be read or stored; undefined where that is a fault of Turnout's own. */
export function failureOf(error: unknown): DeliveryOutcome | undefined {
  if (error instanceof BodyError) return refused(error.code === 'body_too_large' ? 'too_large' : 'unreadable');
  return error instanceof WriteRefused ? refused('store_unavailable') : undefined;
}

const refusedRequests: Partial<Record<ErrorCode, RefusedReason>> = {
  not_signed_in: 'key_wrong',
  not_allowed: 'key_not_allowed',
  foreign_origin: 'foreign_origin',
  too_many_requests: 'too_many',
  unsupported_encoding: 'unsupported',
  unsupported_type: 'unsupported',
};

/** What the log says of a request to the messages API that was refused as a whole; undefined as above. */
export function refusedRequestOf(error: unknown): DeliveryOutcome | undefined {
  const reason = error instanceof BodyError || error instanceof Refusal ? refusedRequests[error.code] : undefined;
  return reason === undefined ? failureOf(error) : refused(reason);
}
