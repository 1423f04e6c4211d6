import type { Retention } from '@turnout/contract';
import type { Period } from '../period/presets.ts';
import type { Cell } from '../takeaway/table.ts';
import { TakeMenu } from '../takeaway/take-menu.tsx';
import { useLanguage } from '../words/words.tsx';
import type { Triangle } from './triangle.ts';
import { useCohortWords } from './use-cohort-words.ts';

type MenuProps = { title: string; csv: string; answer: Retention; period: Period; triangle: Triangle };

/** The triangle to take away; as a table, with people instead of shares, from which shares can be made. */
export function TriangleMenu({ title, csv, answer, period, triangle }: MenuProps) {
  const { words } = useLanguage();
  const text = words.loyalty.retention;
  const { cohorts, averages, granularity } = triangle;
  const cohortWords = useCohortWords(granularity);
  const table = (): Cell[][] => [
    [text.first[granularity], text.newUsers, ...averages.map((_, place) => text.later(place + 1, granularity))],
    ...cohorts.map((cohort) => [cohortWords.full(cohort), cohort.size, ...cohort.cells.map(({ users }) => users)]),
  ];
  return (
    <TakeMenu
      id="retention"
      title={title}
      answer={{ bot: answer.bot, ...period }}
      csv={csv}
      table={table}
      picture={async () => {
        const { TrianglePicture } = await import('./triangle-picture.tsx');
        return (job) => <TrianglePicture title={title} answer={answer} period={period} triangle={triangle} job={job} />;
      }}
    />
  );
}
