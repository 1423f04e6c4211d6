import { ApiError } from '../api/request.ts';
import { useLanguage } from '../words/words.tsx';

/** The place of a chart in its final size, so that nothing jumps when it arrives. */
export function ChartBones({ plot = 'bone-chart' }: { plot?: string }) {
  return (
    <div className="chart">
      <div className="chart-header">
        <span className="bone" style={{ width: 180 }} />
      </div>
      <span className={`bone ${plot}`} />
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
