import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type ViewSearch, viewSearch } from './search.ts';

/** The state of a bot's page is its address: reading it, and changing it as a new step of the browser's history. */
export function useViewSearch(): [ViewSearch, (search: ViewSearch) => void] {
  // TRAP: the router lays the validated search over the raw one, so what validation dropped is still in here.
  const raw = useSearch({ from: '/b/$bot' });
  const search = useMemo((): ViewSearch => viewSearch.parse(raw), [raw]);
  const navigate = useNavigate({ from: '/b/$bot' });
  const change = useCallback(
    (next: ViewSearch) => {
      void navigate({ search: next, resetScroll: false });
    },
    [navigate],
  );
  return [search, change];
}
