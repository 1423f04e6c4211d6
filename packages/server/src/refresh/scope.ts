import type { Zone } from '@turnout/contract';
import { type Seen, seenParams, zoneParams } from './reading.ts';
import type { Span } from './spans.ts';

/** What a refresh works on: bots of one zone, and from where on. */
export type Scope = {
  bots: readonly string[];
  zone: Zone;
  /** Rows received after this instant (ms) are not in the figures yet. */
  since: number;
  /** These will be; others are left for the next refresh. */
  seen: Seen;
  /** Rows of user_days with a higher version are not in `daily` yet. */
  done: number;
  /** First of the two versions that this refresh writes: user_days gets this one, day_users and `daily` the next. */
  version: number;
};

export type Progress = (done: number, total: number, unit: 'days' | 'users' | 'months') => void;

/** A local day and how many messages of it there are to be looked at. */
export type DayCount = { day: string; messages: number };

export const sumOfMessages = (days: readonly DayCount[]) => days.reduce((sum, { messages }) => sum + messages, 0);

/** The parameters that the statements of a refresh share. */
export const scopeParams = ({ bots, zone, since, seen }: Scope) => ({
  ...zoneParams(zone),
  ...seenParams(seen),
  bots,
  since,
});
export const spanParams = ({ days, first, last }: Span) => ({ days, first_day: first, last_day: last });
