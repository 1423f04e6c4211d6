export type { Message } from './message.ts';
export { createTurnout, type Options, type Stats, type Turnout } from './turnout.ts';
