import { ApiError } from '../api/request.ts';
import { plotHeight } from '../charts/geometry.ts';
import { useLanguage } from '../words/words.tsx';

/** The places of the three charts over time in their final size, so that nothing jumps when they arrive. */
export function LifecycleBones({ platforms }: { platforms: number }) {
  return (
    <>
      <ChartBones rows={5} />
      <ChartBones rows={3} />
      <ChartBones rows={1 + platforms} plot={plotHeight(platforms)} />
    </>
  );
}

/** Of a plot and the rows of values beside or below it: see charts/readout.css. */
function ChartBones({ rows, plot = plotHeight(0) }: { rows: number; plot?: number }) {
  const values = 72.5 + (rows > 1 ? 32 + (rows - 2) * 24 : 0);
  return (
    <div className="chart">
      <div className="chart-header" />
      <span className="bone bone-chart" style={{ '--plot': `${plot}px`, '--values': `${values}px` }} />
    </div>
  );
}

/** One part failed; the rest of the page stands. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { words } = useLanguage();
  return (
    <section className="trouble" role="alert" data-testid="trouble">
      <p>{words.loyalty.failed}</p>
      <p>{error instanceof ApiError ? words.problem(error.code, error.message) : words.states.unreachable}</p>
      <button type="button" className="button button-quiet" onClick={onRetry}>
        {words.states.retry}
      </button>
    </section>
  );
}
