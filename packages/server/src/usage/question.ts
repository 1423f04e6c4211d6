import { type Granularity, granularities, limits, type UsageQuestion, usageQuestion } from '@turnout/contract';
import { cut, daysBetween } from './calendar.ts';

/** The engine's calendar. */
const firstDay = '1900-01-01';
const lastDay = '2299-12-31';
const maxBuckets = 20_000;

/** A question that cannot be answered; the message says what to change. */
export class InvalidQuestion extends Error {
  override readonly name = 'InvalidQuestion';
}

const sentences: Record<string, string> = {
  from: 'Give "from" as a day that exists, YYYY-MM-DD.',
  to: 'Give "to" as a day that exists, YYYY-MM-DD.',
  granularity: `Give "granularity" as one of ${granularities.join(', ')}.`,
  platforms: 'Give each "platform" as a slug: small letters, digits, "-" and "_", at most 32.',
  compare: 'Give "compare" as "previous", or leave it out.',
};
const known = new Set(['from', 'to', 'granularity', 'platform', 'compare']);

/** The question in an address's query. Throws InvalidQuestion. */
export function usageQuestionFrom(query: URLSearchParams): UsageQuestion {
  for (const name of query.keys()) {
    if (!known.has(name))
      throw new InvalidQuestion(`There is no parameter "${name.slice(0, 40)}"; there are ${[...known].join(', ')}.`);
    if (name !== 'platform' && query.getAll(name).length > 1) throw new InvalidQuestion(`Give "${name}" once.`);
  }
  const parsed = usageQuestion.safeParse({
    from: query.get('from'),
    to: query.get('to'),
    granularity: query.get('granularity') ?? 'day',
    platforms: query.getAll('platform'),
    compare: query.get('compare') ?? undefined,
  });
  if (!parsed.success) throw new InvalidQuestion(sentences[String(parsed.error.issues[0]?.path[0])]);
  refuseExcess(parsed.data);
  return parsed.data;
}

function refuseExcess({ from, to, granularity }: UsageQuestion): void {
  if (from > to) throw new InvalidQuestion('"from" must not be after "to".');
  if (from < firstDay || to > lastDay) throw new InvalidQuestion(`Ask for days from ${firstDay} to ${lastDay}.`);
  const days = daysBetween(from, to);
  if (granularity === 'hour' && days > limits.hoursPeriodDays) {
    throw new InvalidQuestion(
      `Hours are answered for at most ${limits.hoursPeriodDays} days; ask for fewer days, or by day.`,
    );
  }
  if (bucketCount(from, to, granularity) > maxBuckets) {
    throw new InvalidQuestion(
      `That is more than ${maxBuckets} buckets; ask for a shorter period or a coarser granularity.`,
    );
  }
}

const bucketCount = (from: string, to: string, granularity: Granularity) =>
  granularity === 'hour' ? 0 : granularity === 'day' ? daysBetween(from, to) : cut(from, to, granularity).length;
