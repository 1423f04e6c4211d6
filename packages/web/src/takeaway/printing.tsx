import { type ComponentType, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ReportProps } from './report.tsx';

/** Whether the page is being put on paper; told in time for what is printed to differ from what is shown. */
function usePrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const query = matchMedia('print');
    // TRAP: the browser takes the page as it is when these return; a render later is a render too late.
    const change = (next: boolean) => flushSync(() => setIsPrinting(next));
    const begin = () => change(true);
    const end = () => change(false);
    const follow = () => change(query.matches);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    query.addEventListener('change', follow);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      query.removeEventListener('change', follow);
    };
  }, []);
  return isPrinting;
}

/** Where the browser does not say when it has nothing better to do. */
const quietMs = 2_000;

/** The report instead of the page, while printing. It is fetched beforehand: there is no time for it once printing starts. */
export function Printing(props: ReportProps) {
  const [Report, setReport] = useState<ComponentType<ReportProps>>();
  const isPrinting = usePrinting();
  useEffect(() => {
    const fetchReport = async () => {
      try {
        // TRAP: the bundler takes a `.then` into the part that loads after the styles: it would not hear of styles that fail.
        const { Report: Loaded } = await import('./report.tsx');
        setReport(() => Loaded);
      } catch {
        // Without a connection the page itself is printed.
      }
    };
    if ('requestIdleCallback' in window) {
      const request = requestIdleCallback(() => void fetchReport(), { timeout: quietMs });
      return () => cancelIdleCallback(request);
    }
    const timer = setTimeout(() => void fetchReport(), quietMs);
    return () => clearTimeout(timer);
  }, []);
  return isPrinting && Report !== undefined ? <Report {...props} /> : null;
}
