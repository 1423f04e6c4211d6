import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { request } from './request.ts';
import { usageKey } from './usage.ts';

type Question = { from: string; to: string; granularity?: string; platforms: readonly string[] };

/** `from=…&to=…&granularity=…&platform=…`, as every route of figures is asked. */
function figuresParams({ from, to, granularity, platforms }: Question): URLSearchParams {
  return new URLSearchParams([
    ['from', from],
    ['to', to],
    ...(granularity === undefined ? [] : [['granularity', granularity]]),
    ...platforms.map((platform) => ['platform', platform]),
  ]);
}

/** The address of one table of figures: `lifecycle.csv?from=…`. */
export const figuresAddress = (bot: string, name: string, question: Question): string =>
  `/api/v1/bots/${encodeURIComponent(bot)}/${name}?${figuresParams(question)}`;

type Figures<Asked, Answer> = {
  bot: string;
  name: string;
  question: Asked;
  /** The question changes all the time: the next is asked once the one before was answered, so that none is in vain. */
  isMoving: boolean;
  answer: z.ZodType<Answer>;
};

/** One question, one answer. While the next answer is on its way, the one before stays. */
export function useFigures<Asked extends Question, Answer>({
  bot,
  name,
  question,
  isMoving,
  answer,
}: Figures<Asked, Answer>) {
  const [asked, setAsked] = useState(question);
  const figures = useQuery(figuresQuery(bot, name, asked, answer, isMoving));
  const mustWait = isMoving && figures.isFetching;
  if (!mustWait && JSON.stringify(asked) !== JSON.stringify(question)) setAsked(question);
  return figures;
}

/** Under the key of the usage figures: what a live signal brings up to date, it brings up to date with them. */
function figuresQuery<Answer>(
  bot: string,
  name: string,
  question: Question,
  answer: z.ZodType<Answer>,
  isMoving: boolean,
) {
  return queryOptions({
    queryKey: [...usageKey(bot), name, question],
    queryFn: async ({ signal }) => answer.parse(await request(figuresAddress(bot, name, question), { signal })),
    placeholderData: keepPreviousData,
    // Nobody comes back to the steps on the way.
    ...(isMoving && { gcTime: 0 }),
  });
}
