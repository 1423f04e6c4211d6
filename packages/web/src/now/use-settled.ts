import { useEffect, useRef, useState } from 'react';

/** The text, once it has changed and the last time is long enough ago; nothing at first, which is on the page anyway. */
export function useSettled(text: string, quietMs: number): string {
  const [settled, setSettled] = useState('');
  const first = useRef<string>(undefined);
  const saidMs = useRef(0);
  useEffect(() => {
    if (text === '') return undefined;
    first.current ??= text;
    if (text === first.current && saidMs.current === 0) return undefined;
    const say = () => {
      saidMs.current = Date.now();
      setSettled(text);
    };
    const timer = setTimeout(say, Math.max(1000, saidMs.current + quietMs - Date.now()));
    return () => clearTimeout(timer);
  }, [text, quietMs]);
  return settled;
}
