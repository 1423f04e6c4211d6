import {
  addDays,
  bucketStart,
  type RetentionQuestion,
  retentionGranularities,
  retentionQuestion,
} from '@turnout/contract';
import { cut } from './calendar.ts';
import { InvalidQuestion, questionIn } from './parameters.ts';

/** A triangle of 400 has 80,000 figures for each platform: about eight years of weeks, 33 of months. */
const maxCohorts = 400;

const schema = retentionQuestion.extend({ granularity: retentionQuestion.shape.granularity.default('month') });
const sentences = { granularity: `Give "granularity" as one of ${retentionGranularities.join(', ')}.` };

/** The question in an address's query. Throws InvalidQuestion. */
export function retentionQuestionFrom(query: URLSearchParams): RetentionQuestion {
  const question = questionIn(query, schema, sentences);
  if (cohortsOf(question).length > maxCohorts) {
    throw new InvalidQuestion(`That is more than ${maxCohorts} cohorts; ask for a shorter period, or by month.`);
  }
  return question;
}

/** The whole weeks or months that the period touches. */
export function cohortsOf({ from, to, granularity }: RetentionQuestion): { from: string; to: string }[] {
  const starts = cut(bucketStart(granularity, from), to, granularity).map((bucket) => bucket.from);
  // More days than the longest of them has, after the start of one, are in the next.
  const endOf = (start: string) =>
    addDays(bucketStart(granularity, addDays(start, granularity === 'week' ? 7 : 31)), -1);
  return starts.map((start) => ({ from: start, to: endOf(start) }));
}
