import { type Metric, metrics } from '@turnout/contract';
import { Sparkline } from '../charts/sparkline.tsx';
import { Still } from '../charts/still.tsx';
import { useSteady } from '../charts/use-steady.ts';
import type { UsageView } from '../charts/view.ts';
import { Count } from '../now/count.tsx';
import { questionOf } from '../now/use-is-newer.ts';
import { Definition } from '../theme/definition.tsx';
import { changeOf, changeText } from '../words/change.ts';
import { useLanguage } from '../words/words.tsx';

type FiguresProps = { view: UsageView };

/** The five numbers of the period, and how they went against the one compared with. */
export function Figures({ view }: FiguresProps) {
  const { words, numbers } = useLanguage();
  const { period } = view.usage.all;
  const digits = Math.max(...metrics.map((metric) => numbers.count(period[metric]).length));
  const longest = useSteady(digits, (count) => count, view.isMoving);
  return (
    <section className="figures" aria-labelledby="figures-title" style={{ '--digits': longest }}>
      <h2 id="figures-title" className="visually-hidden">
        {words.figures.title}
      </h2>
      {metrics.map((metric) => (
        <Figure key={metric} metric={metric} view={view} />
      ))}
    </section>
  );
}

function Figure({ metric, view }: FiguresProps & { metric: Metric }) {
  const { words } = useLanguage();
  const { all } = view.usage;
  return (
    <article className="figure" data-testid={`figure-${metric}`}>
      <h3 className="figure-name">
        {words.metrics[metric]}
        <Still isMoving={view.isMoving}>
          <Definition subject={words.metrics[metric]} paragraphs={[words.definitions[metric]]} />
        </Still>
      </h3>
      <p className="figure-value" data-testid={`figure-value-${metric}`} data-value={all.period[metric]}>
        <Count value={all.period[metric]} of={questionOf(view.usage)} />
      </p>
      <FigureChange metric={metric} view={view} />
      <Sparkline values={all.series[metric].slice(0, view.begun)} running={view.running} />
    </article>
  );
}

function FigureChange({ metric, view }: FiguresProps & { metric: Metric }) {
  const { words, numbers, dates } = useLanguage();
  const { previous, all } = view.usage;
  // A period that starts with the bot has nothing before it: any "change" would be made up.
  if (previous === undefined || !view.hasBase) {
    return (
      <p className="figure-change" data-testid={`figure-change-${metric}`} title={words.figures.noBase}>
        {words.figures.change.nothing}
      </p>
    );
  }
  const before = previous.all.period[metric];
  const now = all.period[metric];
  const { kind, direction } = changeOf(before, now);
  return (
    <p
      className={`figure-change is-${direction}`}
      data-testid={`figure-change-${metric}`}
      title={kind === 'nothing' ? words.figures.bothNothing : undefined}
    >
      {direction !== 'none' && <span aria-hidden="true">{direction === 'up' ? '↑' : '↓'}</span>}
      <strong>{changeText(before, now, numbers, words.figures.change)}</strong>
      {kind !== 'nothing' && kind !== 'same' && (
        <span title={dates.span(previous.from, previous.to)}>{words.figures.against(numbers.count(before))}</span>
      )}
    </p>
  );
}
