import { useLanguage } from '../words/words.tsx';
import { useCursor, useCursorState } from './cursor-context.tsx';
import { shareOf } from './stack.ts';
import { useBucketWords } from './use-bucket-words.ts';
import type { Group, UsageView } from './view.ts';

type ReadoutProps = { id: string; view: UsageView; groups: readonly Group[]; restTitle: string };

/**
 * The panel of exact values: the bucket under the cursor or, while nobody points, the whole period. It stands beside the
 * plot, not over it: with four charts read at once, four floating boxes would hide what they explain.
 */
export function Readout({ id, view, groups, restTitle }: ReadoutProps) {
  const { words, numbers } = useLanguage();
  const cursor = useCursor();
  const { index, pinned } = useCursorState(view.buckets.length);
  const bucketWords = useBucketWords(view);
  const isPair = groups.length > 1;
  const totals = groups.map((group) => (index === undefined ? group.periodTotal : (group.totals[index] ?? 0)));
  const sum = totals.reduce((all, one) => all + one, 0);
  const platforms = groups[0]?.layers.map(({ platform }) => platform) ?? [];
  const valueAt = (group: Group, place: number) => {
    const layer = group.layers[place];
    return (index === undefined ? layer?.period : layer?.values[index]) ?? 0;
  };
  return (
    <div
      className={isPair ? 'readout readout-pair' : 'readout'}
      data-testid={`readout-${id}`}
      data-bucket={index === undefined ? 'period' : view.buckets[index]?.from}
    >
      <p className="readout-when">
        <span data-testid="readout-when">{index === undefined ? restTitle : bucketWords(index)}</span>
        {pinned && (
          <button type="button" className="unpin" onClick={cursor.clear} aria-label={words.charts.unpin}>
            {words.charts.pinned} ×
          </button>
        )}
      </p>
      <table>
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
              <td key={groups[group]?.metric} className="number" data-metric={groups[group]?.metric} data-value={total}>
                {numbers.count(total)}
              </td>
            ))}
            <td />
          </tr>
          {platforms.map((platform, place) => {
            const look = view.looks.get(platform);
            const values = groups.map((group) => valueAt(group, place));
            const share = shareOf(
              values.reduce((all, one) => all + one, 0),
              sum,
            );
            return (
              <tr key={platform} data-platform={platform} className={share === 0 ? 'is-zero' : undefined}>
                <th scope="row">
                  <i className="chip" style={{ color: look?.colour }} />
                  <span className="name" title={look?.name}>
                    {look?.name}
                  </span>
                </th>
                {values.map((value, group) => (
                  <td
                    key={groups[group]?.metric}
                    className="number"
                    data-metric={groups[group]?.metric}
                    data-value={value}
                  >
                    {numbers.count(value)}
                  </td>
                ))}
                <td className="number share">{share === undefined ? '–' : numbers.share(share)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
