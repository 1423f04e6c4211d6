import { CatchBoundary } from '@tanstack/react-router';
import type { UsageQuestion } from '@turnout/contract';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { UsageView } from '../charts/view.ts';
import { useLanguage } from '../words/words.tsx';
import { automaticCohorts, cohortPeriod, countCohorts } from './cohorts.ts';
import { LifecycleBones, Trouble } from './places.tsx';
import { useSight } from './sight.ts';

const Loyalty = lazy(() => import('./loyalty.tsx'));

type PlaceProps = { bot: string; question: UsageQuestion; view: UsageView };

/** Where the charts about coming back stand: their place is kept, and they are loaded once it comes near. */
export function LoyaltyPlace({ bot, question, view }: PlaceProps) {
  const { words } = useLanguage();
  const [ref, { wasNear, isSeen }] = useSight();
  const looks = useKept(view.looks);
  // While the timeline's window is moved, the charts above are ahead of the address. These follow where they are seen.
  const isMoving = view.isMoving && isSeen;
  const { from, to, granularity } = isMoving ? view.usage : question;
  const { platforms } = question;
  const asked = useMemo(() => ({ from, to, granularity, platforms }), [from, to, granularity, platforms]);
  const cohorts = automaticCohorts(question);
  return (
    <section ref={ref} className="loyalty" aria-labelledby="loyalty-title" data-testid="loyalty">
      <h2 id="loyalty-title">{words.loyalty.title}</h2>
      {granularity === 'hour' && <p className="chart-note">{words.loyalty.byDay}</p>}
      {wasNear ? (
        <CatchBoundary
          getResetKey={() => bot}
          errorComponent={({ error }: { error: unknown }) => (
            <Trouble error={error} onRetry={() => location.reload()} />
          )}
        >
          <Suspense fallback={<LoyaltyBones question={question} view={view} />}>
            <Loyalty bot={bot} question={asked} cohorts={cohorts} looks={looks} isMoving={isMoving} />
          </Suspense>
        </CatchBoundary>
      ) : (
        <LoyaltyBones question={question} view={view} />
      )}
    </section>
  );
}

/** The same looks as long as they say the same: every answer brings its own. */
function useKept(looks: UsageView['looks']): UsageView['looks'] {
  const [kept, setKept] = useState(looks);
  const isSame =
    looks.size === kept.size && [...looks].every(([platform, { colour }]) => kept.get(platform)?.colour === colour);
  if (!isSame) setKept(looks);
  return isSame ? kept : looks;
}

function LoyaltyBones({ question, view }: Omit<PlaceProps, 'bot'>) {
  const granularity = automaticCohorts(question);
  const rows = countCohorts(cohortPeriod(question, granularity), granularity);
  return (
    <div className="charts loyalty-charts">
      <LifecycleBones platforms={question.platforms.length || view.looks.size} />
      <div className="chart">
        <div className="chart-header" />
        <span className="bone bone-heat" />
      </div>
      <div className="chart chart-wide" style={{ '--rows': rows }}>
        <div className="chart-header" />
        <span className="bone bone-triangle" />
      </div>
    </div>
  );
}
