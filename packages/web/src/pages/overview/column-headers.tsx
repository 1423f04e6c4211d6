import { metrics } from '@turnout/contract';
import type { Column } from '../../address/overview-search.ts';
import { useLanguage } from '../../words/words.tsx';
import { firstOrder, type Sorting } from './order.ts';

type ColumnHeadersProps = { sorting: Sorting; onSort(sorting: Sorting): void };

/** The head of the table; each column sorts, and the one that does turns round. */
export function ColumnHeaders({ sorting, onSort }: ColumnHeadersProps) {
  const { words } = useLanguage();
  return (
    <thead className="bot-heads">
      <tr>
        <Head column="name" full={words.bots.bot} short={words.bots.bot} sorting={sorting} onSort={onSort} />
        <th scope="col" className="bot-course">
          <span className="visually-hidden">{words.bots.course}</span>
        </th>
        {metrics.map((metric) => (
          <Head
            key={metric}
            column={metric}
            full={words.metrics[metric]}
            short={words.bots.short[metric]}
            sorting={sorting}
            onSort={onSort}
          />
        ))}
      </tr>
    </thead>
  );
}

function Head({
  column,
  full,
  short,
  sorting,
  onSort,
}: ColumnHeadersProps & { column: Column; full: string; short: string }) {
  const isSorted = sorting.column === column;
  const turned = sorting.order === 'ascending' ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isSorted ? sorting.order : 'none'} className={`bot-head is-${column}`}>
      <button
        type="button"
        title={full}
        data-testid={`sort-${column}`}
        onClick={() => onSort({ column, order: isSorted ? turned : firstOrder(column) })}
      >
        <span className="bot-head-full">{full}</span>
        <span className="bot-head-short">{short}</span>
        <span className="bot-head-mark" aria-hidden="true">
          {isSorted ? (sorting.order === 'ascending' ? '↑' : '↓') : ''}
        </span>
      </button>
    </th>
  );
}
