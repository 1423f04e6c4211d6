import type { Group, UsageView } from './view.ts';

export type TableColumn = {
  key: string;
  group: Group;
  name: string;
  /** One a bucket; the previous period may have had fewer. */
  values: readonly (number | undefined)[];
  period: number;
};

/** The columns of a chart's table, on the page and in a file: per group the total, its platforms, what it is compared with. */
export function tableColumns(
  { looks }: UsageView,
  groups: readonly Group[],
  words: { total: string; before: string },
): TableColumn[] {
  return groups.flatMap((group): TableColumn[] => {
    const { metric, totals, periodTotal, layers, before, periodBefore } = group;
    return [
      { key: `${metric} all`, group, name: words.total, values: totals, period: periodTotal },
      ...layers.map(({ platform, values, period }) => ({
        key: `${metric} ${platform}`,
        group,
        name: looks.get(platform)?.name ?? platform,
        values,
        period,
      })),
      ...(before === undefined
        ? []
        : [{ key: `${metric}, before`, group, name: words.before, values: before, period: periodBefore ?? 0 }]),
    ];
  });
}
