import { useNavigate, useSearch } from '@tanstack/react-router';
import { metrics } from '@turnout/contract';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import type { Period, Preset } from '../period/presets.ts';
import { periodFields, periodIn } from './search.ts';

/** What the overview can be sorted by. */
const columns = ['name', ...metrics] as const;
export type Column = (typeof columns)[number];
const orders = ['ascending', 'descending'] as const;
export type Order = (typeof orders)[number];

/**
 * What the address of the overview says: the period as on a bot's page, `find`, `sort` and `order`; and `list`: it was asked
 * for, so that a single bot does not open by itself. What makes no sense is dropped.
 */
export const overviewSearch = z
  .object({
    ...periodFields,
    list: z.unknown().optional(),
    find: z.string().max(100).optional().catch(undefined),
    sort: z.enum(columns).optional().catch(undefined),
    order: z.enum(orders).optional().catch(undefined),
  })
  .transform(({ list, find, sort, order, ...period }) => ({
    ...periodIn(period),
    ...(list !== undefined && { list: true as const }),
    ...(find !== undefined && find !== '' && { find }),
    ...(sort !== undefined && { sort }),
    ...(order !== undefined && { order }),
  }));
export type OverviewSearch = Partial<Period> & {
  period?: Preset;
  list?: true;
  find?: string;
  sort?: Column;
  order?: Order;
};

type Change = (search: OverviewSearch, how: 'new step' | 'same step') => void;

/** The state of the overview is its address. Another period is a step of the history; finding and sorting are not. */
export function useOverviewSearch(): [OverviewSearch, Change] {
  // Once more, see `useViewSearch`.
  const raw = useSearch({ from: '/' });
  const search = useMemo((): OverviewSearch => overviewSearch.parse(raw), [raw]);
  const navigate = useNavigate({ from: '/' });
  const change = useCallback<Change>(
    (next, how) => void navigate({ search: next, replace: how === 'same step', resetScroll: false }),
    [navigate],
  );
  return [search, change];
}
