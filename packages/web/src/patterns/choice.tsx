import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from 'react';
import { useViewSearch } from '../address/use-view-search.ts';

type Choice = { isOn: boolean; choose(isOn: boolean): void };

const ChoiceContext = createContext<Choice>({ isOn: false, choose: () => {} });

/**
 * Whether platforms have patterns: because the address says so, or the reader chose it once, or else because the system is
 * set to more contrast or to colours of its own.
 */
export function PatternChoice({ children }: { children: ReactNode }) {
  const [search, setSearch] = useViewSearch();
  const [remembered, setRemembered] = useState(readMemory);
  const isWished = useSyncExternalStore(subscribeToSystem, () => systemQueries.some(({ matches }) => matches));
  const isOn = search.patterns === '1' || (remembered ?? isWished);
  const choice = useMemo(
    (): Choice => ({
      isOn,
      choose: (next) => {
        remember(next);
        setRemembered(next);
        const { patterns: _patterns, ...others } = search;
        setSearch(next ? { ...others, patterns: '1' } : others);
      },
    }),
    [isOn, search, setSearch],
  );
  return <ChoiceContext value={choice}>{children}</ChoiceContext>;
}

export const usePatternChoice = (): Choice => useContext(ChoiceContext);

const systemQueries = ['(prefers-contrast: more)', '(forced-colors: active)'].map((query) => matchMedia(query));

function subscribeToSystem(listener: () => void): () => void {
  for (const query of systemQueries) query.addEventListener('change', listener);
  return () => {
    for (const query of systemQueries) query.removeEventListener('change', listener);
  };
}

const key = 'turnout-patterns';

function readMemory(): boolean | undefined {
  try {
    const value = localStorage.getItem(key);
    return value === null ? undefined : value === '1';
  } catch {
    return undefined;
  }
}

function remember(isOn: boolean): void {
  try {
    localStorage.setItem(key, isOn ? '1' : '0');
  } catch {
    // Storage may be forbidden; the address still holds the choice.
  }
}
