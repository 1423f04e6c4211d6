import type { Words } from './en.ts';
import { bots } from './pt/bots.ts';
import { charts } from './pt/charts.ts';
import { connect } from './pt/connect.ts';
import { figures } from './pt/figures.ts';
import { header } from './pt/header.ts';
import { loyalty } from './pt/loyalty.ts';
import { definitions, metrics } from './pt/metrics.ts';
import { notes } from './pt/notes.ts';
import { granularities, periods, quarterSign } from './pt/periods.ts';
import { platforms } from './pt/platforms.ts';
import { problems } from './pt/problems.ts';
import { setup } from './pt/setup.ts';
import { signIn } from './pt/sign-in.ts';
import { standing } from './pt/standing.ts';
import { states } from './pt/states.ts';
import { takeaway } from './pt/takeaway.ts';
import { timeline } from './pt/timeline.ts';

/** Everything the page says in Portuguese: Brazilian. */
export const pt: Words = {
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
