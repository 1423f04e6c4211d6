import { useCallback, useEffect, useRef, useState } from 'react';

const restMs = 250;

/**
 * The text as it is typed, and as it stands in the address: that follows once the typing rests, since an address that
 * changes with every letter would hold the letters up, or, by `settle`, before the page is left. Coming back to another address
 * brings its text.
 */
export function useFindText(
  inAddress: string,
  onRest: (text: string) => void,
): { text: string; setText(text: string): void; settle(): void } {
  const [text, setText] = useState(inAddress);
  const told = useRef(inAddress);
  if (inAddress !== told.current) {
    told.current = inAddress;
    setText(inAddress);
  }
  const settle = useCallback(() => {
    if (text === told.current) return;
    told.current = text;
    onRest(text);
  }, [text, onRest]);
  useEffect(() => {
    const timer = setTimeout(settle, restMs);
    return () => clearTimeout(timer);
  }, [settle]);
  return { text, setText, settle };
}
