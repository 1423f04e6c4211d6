import type { RetentionGranularity } from '@turnout/contract';
import { memo } from 'react';
import { useLanguage } from '../words/words.tsx';
import { tintColour, tintOf } from './tint.ts';
import type { Triangle } from './triangle.ts';
import { useCohortWords } from './use-cohort-words.ts';

type Shared = {
  strongest: number;
  /** The column where Tab stops, if it stops in this row. */
  stop: number | undefined;
};

export const AverageRow = memo(function AverageRow({ triangle, strongest, stop }: Shared & { triangle: Triangle }) {
  const { words, numbers } = useLanguage();
  return (
    <tr className="triangle-average">
      <th scope="row">{words.loyalty.retention.average}</th>
      <td className="number" data-row={0} data-column={0} tabIndex={stop === 0 ? 0 : -1}>
        {numbers.count(triangle.size)}
      </td>
      {triangle.averages.map(({ share }, place) => (
        <ShareCell
          // biome-ignore lint/suspicious/noArrayIndexKey: the column is how much later, which is its place.
          key={place}
          row={0}
          column={place + 1}
          share={share}
          strongest={strongest}
          isStop={stop === place + 1}
        />
      ))}
    </tr>
  );
});

type CohortRowProps = Shared & {
  row: number;
  cohort: Triangle['cohorts'][number];
  granularity: RetentionGranularity;
};

export const CohortRow = memo(function CohortRow({ row, cohort, granularity, strongest, stop }: CohortRowProps) {
  const { words, numbers } = useLanguage();
  const cohortWords = useCohortWords(granularity);
  const { size, cells, isRunning } = cohort;
  return (
    <tr data-cohort={cohort.from}>
      <th scope="row" title={cohortWords.full(cohort)}>
        {cohortWords.short(cohort)}
      </th>
      <td
        className={isRunning ? 'number is-running' : 'number'}
        data-row={row}
        data-column={0}
        data-users={size}
        tabIndex={stop === 0 ? 0 : -1}
      >
        {numbers.count(size)}
        {isRunning && <span className="visually-hidden">, {words.charts.soFar}</span>}
      </td>
      {cells.map(({ users, share, isRunning }, place) => (
        <ShareCell
          // biome-ignore lint/suspicious/noArrayIndexKey: the column is how much later, which is its place.
          key={place}
          row={row}
          column={place + 1}
          share={share}
          users={users}
          strongest={strongest}
          isRunning={isRunning}
          isStop={stop === place + 1}
        />
      ))}
    </tr>
  );
});

type ShareCellProps = {
  row: number;
  column: number;
  share: number | undefined;
  users?: number;
  strongest: number;
  isRunning?: boolean;
  isStop: boolean;
};

function ShareCell({ row, column, share, users, strongest, isRunning = false, isStop }: ShareCellProps) {
  const { words, numbers } = useLanguage();
  return (
    <td
      className={isRunning ? 'number is-running' : 'number'}
      data-row={row}
      data-column={column}
      data-users={users}
      tabIndex={isStop ? 0 : -1}
      style={share === undefined ? undefined : { '--tint': tintColour(tintOf(share, strongest)) }}
    >
      {share === undefined ? '–' : numbers.shortShare(share)}
      {users !== undefined && (
        <span className="visually-hidden">
          , {numbers.count(users)}
          {isRunning && `, ${words.charts.soFar}`}
        </span>
      )}
    </td>
  );
}
