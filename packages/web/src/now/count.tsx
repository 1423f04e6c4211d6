import { useLayoutEffect, useRef } from 'react';
import { useLanguage } from '../words/words.tsx';

type CountProps = {
  value: number;
  /** What it is the figure of. A new value of the same counts up; that of another question is there at once. */
  of: string;
};

const durationMs = 180;

/** A number that is seen to change. The page, a copy and a screen reader have the true one: what runs is drawn over it. */
export function Count({ value, of }: CountProps) {
  const { numbers } = useLanguage();
  const element = useRef<HTMLSpanElement>(null);
  const shown = useRef({ value, of });
  const { count } = numbers;
  useLayoutEffect(() => {
    const from = shown.current;
    const place = element.current;
    if (place === null || from.of !== of || from.value === value || !allowsMotion()) {
      shown.current = { value, of };
      return undefined;
    }
    const startedMs = performance.now();
    let frame = 0;
    const step = (nowMs: number) => {
      const part = Math.min(1, Math.max(0, (nowMs - startedMs) / durationMs));
      const between = Math.round(from.value + (value - from.value) * (1 - (1 - part) ** 3));
      shown.current = { value: between, of };
      // Only while it runs: then the number itself is seen again.
      if (part < 1) place.dataset['running'] = count(between);
      else delete place.dataset['running'];
      if (part < 1) frame = requestAnimationFrame(step);
    };
    step(startedMs);
    return () => {
      cancelAnimationFrame(frame);
      delete place.dataset['running'];
    };
  }, [value, of, count]);
  return (
    <span ref={element} className="count">
      <span>{count(value)}</span>
    </span>
  );
}

const allowsMotion = () => !matchMedia('(prefers-reduced-motion: reduce)').matches;
