import type { RetentionGranularity } from '@turnout/contract';
import { useMemo } from 'react';
import { useLanguage } from '../words/words.tsx';

type Span = { from: string; to: string };

/** A week or month in words: in full, and as short as the head of a row. */
export function useCohortWords(granularity: RetentionGranularity) {
  const { dates } = useLanguage();
  return useMemo(() => {
    const bucket = (span: Span) => ({ from: span.from, to: span.to, partial: false });
    return {
      full: (span: Span) => dates.bucket(bucket(span), granularity),
      short: (span: Span) =>
        granularity === 'month' ? dates.tick(bucket(span), 'month', true) : dates.shortDay(span.from),
    };
  }, [dates, granularity]);
}
