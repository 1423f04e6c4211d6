import { type Bot, type Bucket, type Usage, type UsageQuestion, zoneOf } from '@turnout/contract';
import type { Seen } from '../refresh/reading.ts';
import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import { cut, startsOf } from './calendar.ts';
import { comparedPeriod, cutInStep } from './comparison.ts';
import { hourTallies } from './hours.ts';
import { type Span, shape, type Tally } from './shape.ts';

const sql = loadSql(new URL('figures.sql', import.meta.url));

export type UsageDeps = {
  engine: Engine;
  refresher: {
    /** Everything answered 200 before this instant (ms) is in the figures. */
    asOfMs(bot: string): number;
    /** The rows that the figures are made of. */
    seen(bot: string): Seen;
  };
};

/** Answers a usage question about a bot. The question is one that question.ts let through. */
export async function answerUsage({ engine, refresher }: UsageDeps, bot: Bot, question: UsageQuestion): Promise<Usage> {
  // Read before the figures are: they may hold more than asOf promises, never less.
  const asOf = new Date(refresher.asOfMs(bot.bot)).toISOString();
  const seen = refresher.seen(bot.bot);
  const answer = async ({ from, to }: Period) => {
    const { buckets, tallies } = await count(engine, bot, question, { from, to }, seen);
    const wanted = tallies.filter(
      ({ platform }) => question.platforms.length === 0 || question.platforms.includes(platform),
    );
    return { from, to, buckets, ...shape(wanted, buckets) };
  };
  const compared = comparedPeriod(question);
  const [now, previous] = await Promise.all([answer(question), compared && answer(compared)]);
  const { from, to, ...counted } = now;
  return {
    bot: bot.bot,
    timezone: bot.timezone,
    from,
    to,
    granularity: question.granularity,
    asOf,
    ...counted,
    ...(previous && { previous }),
  };
}

type Period = { from: string; to: string };

/** `period` is the one asked for, or the one that it is compared with. */
async function count(
  engine: Engine,
  bot: Bot,
  question: UsageQuestion,
  period: Period,
  seen: Seen,
): Promise<{ buckets: Bucket[]; tallies: Tally[] }> {
  const { granularity } = question;
  if (granularity !== 'hour') {
    const buckets = cutInStep({ ...question, granularity }, period);
    return { buckets, tallies: await dayTallies(engine, bot.bot, period, buckets) };
  }
  const ever = await dayTallies(engine, bot.bot, period, cut(period.from, period.to, 'year'));
  return hourTallies(engine, bot.bot, zoneOf(bot.timezone), { ...period, seen }, ever);
}

type Row = { platform: string; span: 'platform' | 'period' | 'bucket'; span_from: string; before: number } & Span;

/** What `daily` says of each platform of the bot. */
async function dayTallies(engine: Engine, bot: string, period: Period, buckets: readonly Bucket[]): Promise<Tally[]> {
  const place = new Map(buckets.map((bucket, at) => [bucket.from, at]));
  const none = { active: 0, new: 0, received: 0, sent: 0 };
  const rows = Map.groupBy(
    await engine.query<Row>('read', sql, { ...period, bots: [bot], starts: startsOf(buckets) }),
    ({ platform }) => platform,
  );
  return [...rows].flatMap(([platform, spans]) => {
    const ever = spans.find(({ span }) => span === 'platform') ?? { ...none, before: 0 };
    // A platform whose every message was erased or moved away has only zeros left, and is not listed.
    if (ever.received + ever.sent === 0) return [];
    const whole = spans.find(({ span }) => span === 'period') ?? none;
    const byBucket = spans
      .filter(({ span }) => span === 'bucket')
      .map((row) => [place.get(row.span_from) ?? -1, row] as const);
    return [{ platform, before: ever.before, period: whole, buckets: new Map(byBucket) }];
  });
}
