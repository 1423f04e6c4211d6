import { memo } from 'react';
import { Chip } from '../patterns/chip.tsx';
import { useLanguage } from '../words/words.tsx';
import type { ReadoutColumns } from './readout-width.ts';
import { shareOf } from './stack.ts';
import type { Group, UsageView } from './view.ts';

type ReadoutTableProps = {
  view: UsageView;
  groups: readonly Group[];
  columns: ReadoutColumns;
  /** The bucket; undefined for the whole period. */
  index: number | undefined;
};

/**
 * The total, then each platform with its value and share. The order is that of the period, not of the bucket: rows that
 * changed places at every step could not be followed.
 */
export function ReadoutTable({ view, groups, columns, index }: ReadoutTableProps) {
  const { words, numbers } = useLanguage();
  const isPair = groups.length > 1;
  const totals = groups.map(({ totals, periodTotal }) => (index === undefined ? periodTotal : (totals[index] ?? 0)));
  const sum = addUp(totals);
  const platforms = groups[0]?.layers.map(({ platform }) => platform) ?? [];
  return (
    <table>
      <colgroup>
        <col />
        {groups.map(({ metric }) => (
          <col key={metric} style={{ width: columns.value }} />
        ))}
        <col style={{ width: columns.share }} />
      </colgroup>
      <thead className={isPair ? undefined : 'visually-hidden'}>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{words.charts.platform}</span>
          </th>
          {groups.map(({ metric }, group) => (
            <th key={metric} scope="col" className="number">
              {isPair && <i className={group === 0 ? 'key' : 'key key-second'} />}
              {isPair ? [words.charts.received, words.charts.sent][group] : words.metrics[metric]}
            </th>
          ))}
          <th scope="col" className="number">
            {words.charts.share}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="readout-total" data-platform="all">
          <th scope="row">{words.charts.total}</th>
          {totals.map((total, group) => (
            <Value key={groups[group]?.metric} metric={groups[group]?.metric} value={total} />
          ))}
          <td />
        </tr>
        {platforms.map((platform, place) => {
          const look = view.looks.get(platform);
          const values = groups.map(({ layers }) => {
            const layer = layers[place];
            return (index === undefined ? layer?.period : layer?.values[index]) ?? 0;
          });
          const share = shareOf(addUp(values), sum);
          return (
            <tr key={platform} data-platform={platform} className={share === 0 ? 'is-zero' : undefined}>
              <PlatformName platform={platform} name={look?.name} colour={look?.colour} />
              {values.map((value, group) => (
                <Value key={groups[group]?.metric} metric={groups[group]?.metric} value={value} />
              ))}
              <td className="number share">{share === undefined ? '–' : numbers.share(share)}</td>
            </tr>
          );
        })}
        <BeforeRow view={view} groups={groups} index={index} />
      </tbody>
    </table>
  );
}

/** Stays as it is while the cursor moves. */
const PlatformName = memo(function PlatformName({
  platform,
  name,
  colour,
}: {
  platform: string;
  name: string | undefined;
  colour: string | undefined;
}) {
  return (
    <th scope="row">
      <span className="readout-name" title={name}>
        <Chip platform={platform} colour={colour} />
        <span>{name}</span>
      </span>
    </th>
  );
});

function Value({ metric, value }: { metric: string | undefined; value: number }) {
  const { numbers } = useLanguage();
  return (
    <td className="number" data-metric={metric} data-value={value}>
      {numbers.count(value)}
    </td>
  );
}

/** The counterpart in the compared period, while the charts compare. */
function BeforeRow({ view, groups, index }: Omit<ReadoutTableProps, 'columns'>) {
  const { words, dates } = useLanguage();
  const { previous } = view.usage;
  if (previous === undefined || groups.every(({ before }) => before === undefined)) return null;
  const bucket = index === undefined ? undefined : previous.buckets[view.counterparts[index] ?? -1];
  if (index !== undefined && bucket === undefined) return null;
  const span = bucket === undefined ? dates.span(previous.from, previous.to) : dates.bucket(bucket, view.granularity);
  return (
    <>
      <tr className="readout-before" data-platform="before">
        <th scope="row">
          <svg className="ghost-key" viewBox="0 0 10 10" width={10} height={10} aria-hidden="true">
            <path className="ghost-line" d="M0 8L4 3L7 6L10 1" />
          </svg>
          {words.charts.before}
        </th>
        {groups.map(({ metric, before, periodBefore }) => (
          <Value key={metric} metric={metric} value={(index === undefined ? periodBefore : before?.[index]) ?? 0} />
        ))}
        <td />
      </tr>
      <tr className="readout-before-span">
        <td colSpan={groups.length + 2}>{span}</td>
      </tr>
    </>
  );
}

const addUp = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
