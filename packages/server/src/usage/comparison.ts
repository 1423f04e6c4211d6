import {
  addDays,
  type Bucket,
  bucketStart,
  type Calendar,
  chosenDays,
  nextStart,
  stepBetween,
  type UsageQuestion,
  yearBefore,
} from '@turnout/contract';
import { cut, previousPeriod } from './calendar.ts';

type Period = { from: string; to: string };
type Asked = Period & Pick<UsageQuestion, 'compare'> & { granularity: Calendar };

/** The period that the asked one is held against; undefined where nothing is compared. */
export function comparedPeriod({ from, to, compare }: Period & Pick<UsageQuestion, 'compare'>): Period | undefined {
  if (compare === undefined) return undefined;
  if (compare === 'previous') return previousPeriod(from, to);
  return compare === 'last-year' ? yearBefore({ from, to }) : chosenDays(compare);
}

/**
 * The buckets of the period asked for or of the one it is compared with. But for `previous`, which goes by the calendar,
 * the compared one is cut in step with the other: so that what stands beside each other has the same days, five of a week
 * beside five, 1–23 October beside 1–23 November. Where it is longer, it is cut on as the asked one would be.
 */
export function cutInStep({ from, to, granularity, compare }: Asked, period: Period): Bucket[] {
  const isAsked = period.from === from && period.to === to;
  if (isAsked || compare === 'previous' || granularity === 'day') return cut(period.from, period.to, granularity);

  const step = stepBetween(from, period.from, granularity);
  const after = addDays(to, 1);
  // The end of a month stands for the end of a month; other days for those of their date.
  const rest = after.endsWith('-01') ? step(after) : addDays(step(to), 1);
  const pieces = [...cut(from, to, granularity).map((piece) => ({ piece: piece.from, start: step(piece.from) }))];
  for (let piece = after, start = rest; start <= period.to; ) {
    pieces.push({ piece, start });
    piece = nextStart(granularity, bucketStart(granularity, piece));
    start = step(piece);
  }
  return pieces
    .filter(({ start }, at) => start <= period.to && start !== pieces[at - 1]?.start)
    .map(({ piece, start }, at, all) => {
      const whole = {
        from: step(bucketStart(granularity, piece)),
        end: step(nextStart(granularity, bucketStart(granularity, piece))),
      };
      const next = all[at + 1]?.start;
      const end = next === undefined ? period.to : addDays(next, -1);
      return { from: start, to: end, partial: start !== whole.from || addDays(end, 1) !== whole.end };
    });
}
