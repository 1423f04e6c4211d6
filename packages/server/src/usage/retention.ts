import type { Bot, Retention, RetentionQuestion } from '@turnout/contract';
import { loadSql } from '../store/sql.ts';
import type { UsageDeps } from './answer.ts';
import { bySize } from './by-size.ts';
import { listedPlatforms } from './platforms.ts';
import { cohortsOf } from './retention-question.ts';

const sql = loadSql(new URL('retention.sql', import.meta.url));
const columns = {
  week: { cohorts: 'first_weeks', cohort_users: 'week_users' },
  month: { cohorts: 'first_months', cohort_users: 'month_users' },
};

type Row = { platform: string; bucket: string; cohort: string; users: number };
type Triangle = number[][];

/** Answers who came back, week by week or month by month. The question is one that retentionQuestionFrom let through. */
export async function answerRetention(
  { engine, refresher }: UsageDeps,
  bot: Bot,
  question: RetentionQuestion,
): Promise<Retention> {
  const { granularity, platforms: wanted } = question;
  // Read before the figures are: they may hold more than asOf promises, never less.
  const asOf = new Date(refresher.asOfMs(bot.bot)).toISOString();
  const cohorts = cohortsOf(question);
  const from = cohorts[0]?.from ?? question.from;
  const to = cohorts.at(-1)?.to ?? question.to;
  const params = { bot: bot.bot, from, to, granularity, ...columns[granularity] };
  const [counted, listed] = await Promise.all([
    engine.query<Row>('read', sql, params),
    listedPlatforms(engine, bot.bot, wanted),
  ]);
  const rows = Map.groupBy(counted, ({ platform }) => platform);

  const place = new Map(cohorts.map((cohort, at) => [cohort.from, at]));
  const platforms = listed
    .map((platform) => ({ platform, users: triangle(rows.get(platform) ?? [], place) }))
    .sort(bySize(({ users }) => size(users)));
  const all = { users: sum(platforms, place.size) };
  return { bot: bot.bot, timezone: bot.timezone, granularity, asOf, cohorts, platforms, all };
}

/** Zeros: as many rows as cohorts, each one shorter than the one before. */
const nobody = (length: number): Triangle => Array.from({ length }, (_, at) => new Array<number>(length - at).fill(0));

function triangle(rows: readonly Row[], place: ReadonlyMap<string, number>): Triangle {
  const users = nobody(place.size);
  for (const { bucket, cohort, users: counted } of rows) {
    const at = place.get(cohort) ?? Number.NaN;
    const row = users[at];
    if (row) row[(place.get(bucket) ?? Number.NaN) - at] = counted;
  }
  return users;
}

/** All platforms: the sum over platforms, for every number (docs/metrics.md). */
const sum = (platforms: readonly { users: Triangle }[], length: number): Triangle =>
  nobody(length).map((row, at) =>
    row.map((_, later) => platforms.reduce((total, { users }) => total + (users[at]?.[later] ?? 0), 0)),
  );

/** The new users of all cohorts. */
const size = (users: Triangle) => users.reduce((total, [fresh = 0]) => total + fresh, 0);
