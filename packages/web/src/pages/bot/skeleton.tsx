import { metrics } from '@turnout/contract';
import { useLanguage } from '../../words/words.tsx';

const charts = ['active-users', 'new-users', 'total-users', 'messages'] as const;

/** The places of the figures and charts, in their final size, so that nothing jumps when they arrive. */
export function FiguresSkeleton() {
  const { words } = useLanguage();
  return (
    <div role="status" aria-label={words.states.loading} data-testid="loading">
      <div className="figures">
        {metrics.map((metric) => (
          <div key={metric} className="figure">
            <p className="figure-name">{words.metrics[metric]}</p>
            <p className="figure-value">
              <span className="bone" style={{ width: 96 }} />
            </p>
            <p className="figure-change">
              <span className="bone" style={{ width: 130 }} />
            </p>
            <span className="bone sparkline" />
          </div>
        ))}
      </div>
      <div className="charts">
        {charts.map((id) => (
          <div key={id} className="chart">
            <div className="chart-header">
              <span className="bone" style={{ width: 180 }} />
            </div>
            <div className="chart-body">
              <span className="bone bone-plot" />
              <div className="bone-readout">
                <span className="bone" style={{ width: 90 }} />
                <span className="bone" />
                <span className="bone" />
                <span className="bone" />
              </div>
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

export function DashboardSkeleton() {
  return (
    <>
      <div className="bar">
        <div className="controls">
          <span className="bone" style={{ width: 180, height: 24 }} />
          <span className="bone" style={{ width: 280, height: 36 }} />
        </div>
        <div className="legend" />
      </div>
      <div className="standing" />
      <div className="now" />
      <FiguresSkeleton />
    </>
  );
}
