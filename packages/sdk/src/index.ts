import { environment } from './environment.ts';
import type { Options } from './settings.ts';
import { createClient, type Turnout } from './turnout.ts';

export type { Message, Tellable } from './message.ts';
export type { Options } from './settings.ts';
export type { Patience, Stats, Turnout } from './turnout.ts';

/**
 * A client for one bot. It gathers messages and delivers them in the background, one request at a time, until Turnout says
 * that they are on disk. Ids and times are made at the call, so that a retry repeats the same message.
 */
export function createTurnout(options: Options): Turnout {
  return createClient(options, environment);
}
