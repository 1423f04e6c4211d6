import type { ErrorCode } from '@turnout/contract';
import { bots } from './en/bots.ts';
import { charts } from './en/charts.ts';
import { connect } from './en/connect.ts';
import { figures } from './en/figures.ts';
import { header } from './en/header.ts';
import { loyalty } from './en/loyalty.ts';
import { definitions, metrics } from './en/metrics.ts';
import { notes } from './en/notes.ts';
import { granularities, periods, quarterSign } from './en/periods.ts';
import { platforms } from './en/platforms.ts';
import { setup } from './en/setup.ts';
import { signIn } from './en/sign-in.ts';
import { standing } from './en/standing.ts';
import { states } from './en/states.ts';
import { takeaway } from './en/takeaway.ts';
import { timeline } from './en/timeline.ts';

/** Everything the page says in English, a file per part of the page. The other languages are modules of the same type. */
export const en = {
  product: 'Turnout',
  periods,
  granularities,
  quarterSign,
  metrics,
  definitions,
  header,
  standing,
  platforms,
  figures,
  charts,
  loyalty,
  notes,
  connect,
  timeline,
  states,
  bots,
  signIn,
  setup,
  takeaway,
  /** The server's sentence for an error, in the language of the page; without a code, nobody knows a better one. */
  problem: (_code: ErrorCode | undefined, message: string): string => message,
};

export type Words = typeof en;
