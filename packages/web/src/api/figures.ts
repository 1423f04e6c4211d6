import { keepPreviousData, queryOptions } from '@tanstack/react-query';
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

/** Under the key of the usage figures: what a live signal brings up to date, it brings up to date with them. */
export function figuresQuery<Answer>(bot: string, name: string, question: Question, answer: z.ZodType<Answer>) {
  return queryOptions({
    queryKey: [...usageKey(bot), name, question],
    queryFn: async ({ signal }) => answer.parse(await request(figuresAddress(bot, name, question), { signal })),
    placeholderData: keepPreviousData,
  });
}
