import { shareOf } from '../charts/stack.ts';
import type { Group, UsageView } from '../charts/view.ts';

/** A line of the legend: who, and their figures of the whole period, one a group. */
export type SheetRow = {
  kind: 'total' | 'platform' | 'others' | 'before';
  name: string;
  /** Of a single platform: whose colour stands before the name. */
  platform?: string;
  values: readonly number[];
  /** Of the total; undefined where there is none to have a share of. */
  share?: number | undefined;
};

type RowWords = { total: string; before: string; others(count: number): string };

/**
 * The total, the platforms as the page orders them, and what the previous period had where it is compared. Where not all
 * platforms have room, the smallest are one row: every figure of platforms together is their sum.
 */
export function sheetRows(
  view: UsageView,
  groups: readonly Group[],
  words: RowWords,
  room = Number.POSITIVE_INFINITY,
): SheetRow[] {
  const totals = groups.map(({ periodTotal }) => periodTotal);
  const whole = sum(totals);
  const platforms = (groups[0]?.layers ?? []).map(({ platform }, place): SheetRow => {
    const values = groups.map(({ layers }) => layers[place]?.period ?? 0);
    const name = view.looks.get(platform)?.name ?? platform;
    return { kind: 'platform', name, platform, values, share: shareOf(sum(values), whole) };
  });
  const shown = platforms.length > room ? platforms.slice(0, Math.max(0, room - 1)) : platforms;
  const rest = platforms.slice(shown.length);
  const others = groups.map((_, group) => sum(rest.map(({ values }) => values[group] ?? 0)));
  const compared = groups.filter(({ periodBefore }) => periodBefore !== undefined);
  return [
    { kind: 'total', name: words.total, values: totals },
    ...shown,
    ...(rest.length === 0
      ? []
      : [
          {
            kind: 'others' as const,
            name: words.others(rest.length),
            values: others,
            share: shareOf(sum(others), whole),
          },
        ]),
    ...(compared.length === 0
      ? []
      : [
          {
            kind: 'before' as const,
            name: words.before,
            values: compared.map(({ periodBefore }) => periodBefore ?? 0),
          },
        ]),
  ];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
