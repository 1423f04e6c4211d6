import {
  addDays,
  type Bot,
  bucketStart,
  dateOf,
  dayNumber,
  type Lifecycle,
  type LifecycleQuestion,
  nextStart,
  zoneOf,
} from '@turnout/contract';
import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import type { UsageDeps } from './answer.ts';
import { cut, previousPeriod } from './calendar.ts';
import { type Come, type LifecycleTally, type Rolling, shapeLifecycle } from './lifecycle-shape.ts';

const file = (name: string) => loadSql(new URL(name, import.meta.url));
const sql = { lifecycle: file('lifecycle.sql'), rolling: file('rolling.sql') };

/** Answers how a bot's users come and go. The question is one that lifecycleQuestionFrom let through. */
export async function answerLifecycle(
  { engine, refresher }: UsageDeps,
  bot: Bot,
  { from, to, granularity, platforms }: LifecycleQuestion,
): Promise<Lifecycle> {
  // Read before the figures are: they may hold more than asOf promises, never less.
  const asOfMs = refresher.asOfMs(bot.bot);
  const today = zoneOf(bot.timezone).localDay(asOfMs);
  const period = { bot: bot.bot, from, to, granularity, last: today < to ? today : to };
  const buckets = cut(from, to, granularity);
  const tallies = (await tally(engine, period)).filter(
    ({ platform }) => platforms.length === 0 || platforms.includes(platform),
  );
  return {
    bot: bot.bot,
    timezone: bot.timezone,
    from,
    to,
    granularity,
    asOf: new Date(asOfMs).toISOString(),
    buckets,
    ...shapeLifecycle(tallies, buckets, period.last),
  };
}

type Period = { bot: string; last: string } & Pick<LifecycleQuestion, 'from' | 'to' | 'granularity'>;
type ComeRow = { platform: string; span: 'platform' | 'period' | 'bucket'; span_from: number } & Come;
type RollingRow = { platform: string; bucket: number } & Rolling;

/** What `daily` says of each platform of the bot. */
async function tally(engine: Engine, { last, ...period }: Period): Promise<LifecycleTally[]> {
  const { bot, from, to, granularity } = period;
  const wholes: string[] = [];
  let whole = bucketStart(granularity, addDays(bucketStart(granularity, from), -1));
  for (; whole <= to; whole = nextStart(granularity, whole)) wholes.push(whole);
  const params = {
    bot,
    from: dayNumber(from),
    wholes: wholes.map(dayNumber),
    nexts: [...wholes.slice(1), whole].map(dayNumber),
  };
  const [spans, rolling] = await Promise.all([
    engine.query<ComeRow>('read', sql.lifecycle, {
      ...params,
      to: dayNumber(to),
      period_before: dayNumber(previousPeriod(from, to).from),
    }),
    engine.query<RollingRow>('read', sql.rolling, { ...params, last: dayNumber(last) }),
  ]);
  const rollingOf = Map.groupBy(rolling, ({ platform }) => platform);
  return [...Map.groupBy(spans, ({ platform }) => platform)].flatMap(([platform, rows]) => {
    const ever = rows.find(({ span }) => span === 'platform');
    // A platform whose every message was erased or moved away has only zeros left, and is not listed.
    if (ever === undefined || ever.received + ever.sent === 0) return [];
    const buckets = rows.filter(({ span }) => span === 'bucket').map((row) => [dateOf(row.span_from), row] as const);
    return [
      {
        platform,
        period: rows.find(({ span }) => span === 'period'),
        buckets: new Map(buckets),
        rolling: new Map((rollingOf.get(platform) ?? []).map((row) => [dateOf(row.bucket), row])),
      },
    ];
  });
}
