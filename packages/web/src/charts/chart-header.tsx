import type { ReactNode } from 'react';
import { Definition } from '../theme/definition.tsx';
import { ChartIcon, TableIcon } from '../theme/icons.tsx';
import { useLanguage } from '../words/words.tsx';

type ChartHeaderProps = {
  id: string;
  title: string;
  definitions: readonly string[];
  /** What else can be chosen or taken away here. */
  children?: ReactNode;
  isTable: boolean;
  onTable(isTable: boolean): void;
};

/** The title, what it counts, and the switch between the picture and the same values as a table. */
export function ChartHeader({ id, title, definitions, children, isTable, onTable }: ChartHeaderProps) {
  const { words } = useLanguage();
  return (
    <header className="chart-header">
      <h2 id={`${id}-title`}>{title}</h2>
      <Definition subject={title} paragraphs={definitions} />
      <span className="spring" />
      {children}
      <button
        type="button"
        className="icon-button chart-toggle"
        aria-pressed={isTable}
        aria-label={`${words.charts.asTable}: ${title}`}
        title={isTable ? words.charts.asChart : words.charts.asTable}
        data-testid={`table-toggle-${id}`}
        onClick={() => onTable(!isTable)}
      >
        {isTable ? <ChartIcon /> : <TableIcon />}
      </button>
    </header>
  );
}
