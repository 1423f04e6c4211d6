import { useLanguage } from '../words/words.tsx';
import type { Place } from './heat.ts';
import type { Triangle } from './triangle.ts';
import { useCohortWords } from './use-cohort-words.ts';

type ReadoutProps = { triangle: Triangle; place: Place | undefined };

/** The cell that is pointed at, in words; while none is, what the triangle comes to. */
export function TriangleReadout({ triangle, place }: ReadoutProps) {
  const [lead, rest] = useTriangleWords(triangle, place);
  return (
    <p className="sentence" data-testid="readout-retention">
      <strong>{lead}</strong>
      <span>{rest}</span>
    </p>
  );
}

function useTriangleWords(triangle: Triangle, place: Place | undefined): [lead: string, rest: string] {
  const { words, numbers } = useLanguage();
  const text = words.loyalty.retention;
  const { cohorts, averages, granularity, size } = triangle;
  const cohortWords = useCohortWords(granularity);
  if (size === 0) return [text.nobody, ''];
  const share = (part: number | undefined) => (part === undefined ? '–' : numbers.share(part));
  const noted = (sentence: string, isRunning: boolean) => (isRunning ? `${sentence}, ${words.charts.soFar}` : sentence);

  const cohort = place === undefined ? undefined : cohorts[place.row - 1];
  if (place === undefined || (place.row === 0 && place.column === 0)) {
    const [next] = averages;
    return next?.share === undefined
      ? [text.noAverage(granularity), '']
      : [text.summary(numbers.share(next.share), granularity), ''];
  }
  if (cohort === undefined) {
    const average = averages[place.column - 1];
    const lead = `${text.later(place.column, granularity)}: ${share(average?.share)}`;
    return [lead, text.averageOf(numbers.count(average?.of ?? 0))];
  }
  if (place.column === 0) {
    return [cohortWords.full(cohort), noted(text.cohort(numbers.count(cohort.size)), cohort.isRunning)];
  }
  const cell = cohort.cells[place.column - 1];
  const later = cohorts[place.row - 1 + place.column];
  if (cell === undefined || later === undefined) return [cohortWords.full(cohort), ''];
  const sentence = text.cell(numbers.count(cell.users), numbers.count(cohort.size), cohortWords.full(later));
  return [
    `${cohortWords.full(cohort)}, ${text.later(place.column, granularity)}: ${share(cell.share)}`,
    noted(sentence, cell.isRunning),
  ];
}
