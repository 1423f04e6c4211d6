import {
  countDays,
  type Granularity,
  granularities,
  limits,
  type UsageQuestion,
  usageQuestion,
} from '@turnout/contract';
import { cut } from './calendar.ts';
import { comparedPeriod } from './comparison.ts';
import { InvalidQuestion, questionIn, refuseOutside } from './parameters.ts';

const maxBuckets = 20_000;

const schema = usageQuestion.extend({ granularity: usageQuestion.shape.granularity.default('day') });
export const compareSentence =
  'Give "compare" as "previous", "last-year" or two days, YYYY-MM-DD..YYYY-MM-DD, or leave it out.';
const sentences = {
  granularity: `Give "granularity" as one of ${granularities.join(', ')}.`,
  compare: compareSentence,
};

/** The question in an address's query. Throws InvalidQuestion. */
export function usageQuestionFrom(query: URLSearchParams): UsageQuestion {
  const question = questionIn(query, schema, sentences);
  refuseExcess(question);
  const compared = comparedPeriod(question);
  if (question.compare !== 'previous' && compared !== undefined) {
    refuseOutside(compared);
    refuseExcess({ ...question, ...compared });
  }
  return question;
}

function refuseExcess({ from, to, granularity }: UsageQuestion): void {
  const days = countDays(from, to);
  if (granularity === 'hour' && days > limits.hoursPeriodDays) {
    throw new InvalidQuestion(
      `Hours are answered for at most ${limits.hoursPeriodDays} days; ask for fewer days, or by day.`,
    );
  }
  refuseManyBuckets({ from, to, granularity });
}

/** Throws InvalidQuestion where an answer would have too many buckets. */
export function refuseManyBuckets(
  { from, to, granularity }: Pick<UsageQuestion, 'from' | 'to' | 'granularity'>,
  most = maxBuckets,
): void {
  if (bucketCount(from, to, granularity) > most) {
    throw new InvalidQuestion(`That is more than ${most} buckets; ask for a shorter period or a coarser granularity.`);
  }
}

const bucketCount = (from: string, to: string, granularity: Granularity) =>
  granularity === 'hour' ? 0 : granularity === 'day' ? countDays(from, to) : cut(from, to, granularity).length;
