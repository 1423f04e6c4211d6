import type { Words } from './en.ts';
import { bots } from './es/bots.ts';
import { charts } from './es/charts.ts';
import { connect } from './es/connect.ts';
import { figures } from './es/figures.ts';
import { header } from './es/header.ts';
import { loyalty } from './es/loyalty.ts';
import { definitions, metrics } from './es/metrics.ts';
import { notes } from './es/notes.ts';
import { granularities, periods, quarterSign } from './es/periods.ts';
import { platforms } from './es/platforms.ts';
import { problems } from './es/problems.ts';
import { setup } from './es/setup.ts';
import { signIn } from './es/sign-in.ts';
import { standing } from './es/standing.ts';
import { states } from './es/states.ts';
import { takeaway } from './es/takeaway.ts';
import { timeline } from './es/timeline.ts';

/** Everything the page says in Spanish: neutral Latin American, without addressing the reader as anybody. */
export const es: Words = {
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
  problem: (code, message) => (code === undefined ? message : (problems[code] ?? message)),
};
