import type { Usage } from '@turnout/contract';
import { useState } from 'react';

/** What an answer is an answer to. */
export const questionOf = ({ from, to, granularity, platforms }: Usage): string =>
  [from, to, granularity, ...platforms.map(({ platform }) => platform).sort()].join(' ');

/** Whether this is a newer answer to the question that the one before answered: then what changes may be seen changing. */
export function useIsNewer(usage: Usage | undefined): boolean {
  const question = usage && questionOf(usage);
  const [first, setFirst] = useState({ question, asOf: usage?.asOf });
  // During the render: an answer to another question is never seen to move.
  if (question !== first.question) setFirst({ question, asOf: usage?.asOf });
  return question !== undefined && question === first.question && usage?.asOf !== first.asOf;
}
