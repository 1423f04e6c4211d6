import { useCallback, useEffect, useRef } from 'react';

/**
 * The bots in the order they had, while somebody is in the table: figures that change by themselves must not pull the row
 * away from under a pointer. What the reader asks for (`asked`: sorting, text, period) holds at once.
 */
export function useCalmOrder<Bot extends { bot: string }>(
  ordered: readonly Bot[],
  asked: string,
): { bots: readonly Bot[]; hold(isHeld: boolean): void } {
  const isHeld = useRef(false);
  const last = useRef({ asked, place: new Map<string, number>() });
  const { place } = last.current;
  const bots =
    isHeld.current && last.current.asked === asked
      ? ordered.toSorted((a, b) => (place.get(a.bot) ?? ordered.length) - (place.get(b.bot) ?? ordered.length))
      : ordered;
  useEffect(() => {
    last.current = { asked, place: new Map(bots.map(({ bot }, at) => [bot, at])) };
  });
  const hold = useCallback((next: boolean) => {
    isHeld.current = next;
  }, []);
  return { bots, hold };
}
