import type { Day } from '@turnout/contract';
import { useEffect, useState } from 'react';
import { localDay } from './local-day.ts';

const checkMs = 20_000;

/** Today in the bot's zone; turns over at its midnight on a page that stays open. */
export function useToday(timezone: string): Day {
  const [today, setToday] = useState(() => localDay(timezone, Date.now()));
  useEffect(() => {
    const check = () => setToday(localDay(timezone, Date.now()));
    check();
    const timer = setInterval(check, checkMs);
    return () => clearInterval(timer);
  }, [timezone]);
  return today;
}
