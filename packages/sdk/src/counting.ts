import type { Message } from './message.ts';
import type { Turnout } from './turnout.ts';

/** What an adapter needs of the client. Told functions, it catches and reports what they throw: nothing of it reaches the bot. */
export type Counter = Pick<Turnout, 'received' | 'sent'>;

/** Counts what a call sent once it has succeeded; its answer and its failure reach the caller as they are. */
export async function counting<A>(counter: Counter, answer: Promise<A>, sent: (answer: A) => Message[]): Promise<A> {
  const value = await answer;
  counter.sent(() => sent(value));
  return value;
}

/** Who is talked to where that is no one person: a name that nobody writes under. */
export const group = (id: string | number): string => `group:${id}`;
