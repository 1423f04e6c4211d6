import { useQuery } from '@tanstack/react-query';
import { now } from '@turnout/contract';
import { useEffect, useRef } from 'react';
import { request } from './request.ts';

/** The clock alone changes the answer: people leave the last five minutes without a message. */
const clockMs = 15_000;
/** However busy a bot is, it is asked no more often than this. */
const restMs = 2_000;

const ask = async (bot: string, signal: AbortSignal) =>
  now.parse(await request(`/api/v1/bots/${encodeURIComponent(bot)}/now`, { signal }));

/** The last half hour, as of the figures shown: asked again when those are newer, and as time goes by while the page is seen. */
export function useNow(bot: string, asOf: string | undefined) {
  const answer = useQuery({
    queryKey: ['now', bot],
    queryFn: ({ signal }) => ask(bot, signal),
    refetchInterval: clockMs,
  });
  const { data, refetch } = answer;
  const askedMs = useRef(0);
  const wanted = asOf !== undefined && data !== undefined && data.asOf < asOf ? asOf : undefined;
  useEffect(() => {
    if (wanted === undefined) return undefined;
    const askAgain = () => {
      askedMs.current = Date.now();
      void refetch({ cancelRefetch: false });
    };
    const timer = setTimeout(askAgain, Math.max(0, askedMs.current + restMs - Date.now()));
    return () => clearTimeout(timer);
  }, [wanted, refetch]);
  return data;
}

/** The last half hour for whoever waits for a message: the first answer is fresh, and the next ones follow closely. */
export function useNowClosely(bot: string) {
  const { data, isFetchedAfterMount } = useQuery({
    queryKey: ['now', bot, 'closely'],
    queryFn: ({ signal }) => ask(bot, signal),
    refetchInterval: restMs,
    refetchOnMount: 'always',
  });
  return isFetchedAfterMount ? data : undefined;
}
