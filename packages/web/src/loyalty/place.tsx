import { CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useLanguage } from '../words/words.tsx';
import { automaticCohorts, cohortPeriod, countCohorts } from './cohorts.ts';
import type { LoyaltyProps } from './loyalty.tsx';
import { useNear } from './near.ts';
import { ChartBones, Trouble } from './places.tsx';

const Loyalty = lazy(() => import('./loyalty.tsx'));

/** Where the charts about coming back stand: their place is kept, and they are loaded once it comes near. */
export function LoyaltyPlace(props: LoyaltyProps) {
  const { words } = useLanguage();
  const [ref, isNear] = useNear();
  return (
    <section ref={ref} className="loyalty" aria-labelledby="loyalty-title" data-testid="loyalty">
      <h2 id="loyalty-title">{words.loyalty.title}</h2>
      {isNear ? (
        <CatchBoundary
          getResetKey={() => props.bot}
          errorComponent={({ error }: { error: unknown }) => (
            <Trouble error={error} onRetry={() => location.reload()} />
          )}
        >
          <Suspense fallback={<LoyaltyBones question={props.question} />}>
            <Loyalty {...props} />
          </Suspense>
        </CatchBoundary>
      ) : (
        <LoyaltyBones question={props.question} />
      )}
    </section>
  );
}

function LoyaltyBones({ question }: Pick<LoyaltyProps, 'question'>) {
  const granularity = automaticCohorts(question);
  return (
    <div className="charts loyalty-charts">
      <ChartBones />
      <ChartBones />
      <ChartBones />
      <ChartBones plot="bone-heat" />
      <div
        className="chart chart-wide"
        style={{ '--rows': countCohorts(cohortPeriod(question, granularity), granularity) }}
      >
        <div className="chart-header" />
        <span className="bone bone-triangle" />
      </div>
    </div>
  );
}
