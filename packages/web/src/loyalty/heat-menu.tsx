import type { WeekHours } from '@turnout/contract';
import type { Cell } from '../takeaway/table.ts';
import { TakeMenu } from '../takeaway/take-menu.tsx';
import type { WeekWords } from '../words/week.ts';
import { useLanguage } from '../words/words.tsx';
import type { Heat } from './heat.ts';

type MenuProps = { title: string; csv: string; answer: WeekHours; heat: Heat; week: WeekWords };

/** The busiest hours to take away. */
export function HeatMenu({ title, csv, answer, heat, week }: MenuProps) {
  const { words } = useLanguage();
  const table = (): Cell[][] => [
    [words.loyalty.hours.hour, ...week.order.map(week.weekday)],
    ...Array.from({ length: 24 }, (_, hour) => [
      week.hourSpan(hour),
      ...week.order.map((weekday) => heat.cells[weekday]?.[hour]?.total ?? 0),
    ]),
  ];
  return (
    <TakeMenu
      id="week-hours"
      title={title}
      answer={answer}
      csv={csv}
      table={table}
      picture={async () => {
        const { HeatPicture } = await import('./heat-picture.tsx');
        return (job) => <HeatPicture title={title} answer={answer} heat={heat} week={week} job={job} />;
      }}
    />
  );
}
