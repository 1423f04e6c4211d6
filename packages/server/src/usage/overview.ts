import {
  type Bot,
  type BotFigures,
  type Overview,
  type OverviewQuestion,
  overviewGranularities,
  overviewQuestion,
} from '@turnout/contract';
import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import type { UsageDeps } from './answer.ts';
import { cut, startsOf } from './calendar.ts';
import { comparedPeriod } from './comparison.ts';
import { questionIn, refuseOutside } from './parameters.ts';
import { compareSentence, refuseManyBuckets } from './question.ts';
import { type Span, shapeOne } from './shape.ts';

const sql = loadSql(new URL('overview.sql', import.meta.url), {
  also: loadSql(new URL('compared-parts.sql', import.meta.url)),
  days: `AND (day BETWEEN {from:Date32} AND {to:Date32}
          OR day BETWEEN {compared_from:Date32} AND {compared_to:Date32})`,
});

/** Every bot answers for every bucket. */
const maxBuckets = 1100;
const sentences = {
  granularity: `Give "granularity" as one of ${overviewGranularities.join(', ')}.`,
  compare: compareSentence,
};

/** The question in an address's query. Throws InvalidQuestion. */
export function overviewQuestionFrom(query: URLSearchParams): OverviewQuestion {
  const question = questionIn(query, overviewQuestion, sentences);
  refuseManyBuckets(question, maxBuckets);
  const compared = comparedPeriod(question);
  if (question.compare !== 'previous' && compared !== undefined) refuseOutside(compared);
  return question;
}

/** The five numbers of each of these bots, all its platforms together. The question is one that was let through above. */
export async function answerOverview(
  { engine, refresher }: UsageDeps,
  bots: readonly Bot[],
  { from, to, granularity, compare }: OverviewQuestion,
): Promise<Overview> {
  // Read before the figures are: they may hold more than asOf promises, never less.
  const asOf = bots.map(({ bot }) => new Date(refresher.asOfMs(bot)).toISOString());
  const previous = comparedPeriod({ from, to, compare });
  const buckets = cut(from, to, granularity);
  const spans = await readSpans(engine, bots, { from, to, starts: startsOf(buckets) }, previous);
  const place = new Map(buckets.map((bucket, at) => [bucket.from, at]));
  return {
    from,
    to,
    granularity,
    buckets,
    ...(previous && { previous }),
    bots: bots.map((bot, at) => ({
      ...bot,
      asOf: asOf[at] ?? '',
      ...shapeBot(spans.get(bot.bot) ?? [], place, previous),
    })),
  };
}

type Period = { from: string; to: string };
type Row = {
  bot: string;
  span: 'life' | 'period' | 'bucket' | 'previous';
  span_from: string;
  before: number;
  compared_before: number;
  first_day: string | null;
} & Span;

/** What `daily` says, by bot; a bot that never had a message has no rows. */
async function readSpans(
  engine: Engine,
  bots: readonly Bot[],
  period: Period & { starts: number[] },
  previous: Period | undefined,
): Promise<Map<string, Row[]>> {
  const rows = await engine.query<Row>('read', sql, {
    ...period,
    bots: bots.map(({ bot }) => bot),
    // Without a comparison, a period of no days.
    compared_from: previous?.from ?? period.from,
    compared_to: previous?.to ?? '1900-01-01',
  });
  return Map.groupBy(rows, ({ bot }) => bot);
}

const nothing: Span = { active: 0, new: 0, received: 0, sent: 0 };

function shapeBot(
  rows: readonly Row[],
  place: ReadonlyMap<string, number>,
  previous: Period | undefined,
): Pick<BotFigures, 'firstDay' | 'period' | 'series' | 'previous'> {
  const of = (span: Row['span']) => rows.find((row) => row.span === span);
  const { before = 0, compared_before: earlierBefore = 0, first_day: firstDay = null } = of('life') ?? {};
  const buckets = rows
    .filter(({ span }) => span === 'bucket')
    .map((row) => [place.get(row.span_from) ?? -1, row] as const);
  const earlier = { before: earlierBefore, period: of('previous') ?? nothing, buckets: new Map() };
  return {
    ...(firstDay !== null && { firstDay }),
    ...shapeOne({ before, period: of('period') ?? nothing, buckets: new Map(buckets) }, place.size),
    ...(previous && { previous: shapeOne(earlier, 0).period }),
  };
}
