import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ViewSearch } from './search.ts';

/** The state of a bot's page is its address: reading it, and changing it as a new step of the browser's history. */
export function useViewSearch(): [ViewSearch, (search: ViewSearch) => void] {
  const search = useSearch({ from: '/b/$bot' });
  const navigate = useNavigate({ from: '/b/$bot' });
  const change = useCallback(
    (next: ViewSearch) => {
      void navigate({ search: next, resetScroll: false });
    },
    [navigate],
  );
  return [search, change];
}
