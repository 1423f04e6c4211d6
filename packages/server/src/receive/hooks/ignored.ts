import type { IgnoredReason } from '@turnout/contract';

/** Why something is no message, by the platform's name of it. */
export type Reasons = Readonly<Record<string, IgnoredReason>>;

/** Of the table's own names: a delivery may call something `constructor`. */
export const reasonOf = (reasons: Reasons, name: unknown): IgnoredReason | undefined =>
  typeof name === 'string' && Object.hasOwn(reasons, name) ? reasons[name] : undefined;
