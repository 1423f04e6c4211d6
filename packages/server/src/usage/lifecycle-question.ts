import { type LifecycleQuestion, lifecycleGranularities, lifecycleQuestion } from '@turnout/contract';
import { questionIn } from './parameters.ts';
import { refuseManyBuckets } from './question.ts';

const schema = lifecycleQuestion.extend({ granularity: lifecycleQuestion.shape.granularity.default('day') });
const sentences = {
  granularity: `Give "granularity" as one of ${lifecycleGranularities.join(', ')}; coming and going is not answered by hour.`,
};

/** The question in an address's query. Throws InvalidQuestion. */
export function lifecycleQuestionFrom(query: URLSearchParams): LifecycleQuestion {
  const question = questionIn(query, schema, sentences);
  refuseManyBuckets(question);
  return question;
}
