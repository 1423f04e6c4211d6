import { useLanguage } from '../words/words.tsx';
import type { TimeView } from './view.ts';

/** A bucket in words, with what has to be said about it: that it is still running, or only part of its week. */
export function useBucketWords(view: TimeView): (index: number) => string {
  const { words, dates } = useLanguage();
  return (index) => {
    const bucket = view.buckets[index];
    if (bucket === undefined) return '';
    const name = dates.bucket(bucket, view.granularity);
    if (index === view.running) return `${name}, ${unbroken(words.charts.soFar)}`;
    return bucket.partial ? `${name}, ${unbroken(words.charts.partial(view.granularity))}` : name;
  };
}

/** What is said about a bucket stays on one line. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
