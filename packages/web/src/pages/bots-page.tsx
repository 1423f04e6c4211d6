import { Navigate } from '@tanstack/react-router';
import { useOverviewSearch } from '../address/overview-search.ts';
import { useBots } from '../api/bots.ts';
import { useLanguage } from '../words/words.tsx';
import { Overview } from './overview/overview.tsx';
import { Recipe } from './recipe.tsx';
import { SampleButton } from './sample-button.tsx';
import { Failure } from './states.tsx';
import { TopBar } from './top-bar.tsx';

/** `/`: the bots the reader may see. With a single one there is nothing to choose, unless the overview was asked for. */
export function BotsPage() {
  const { words } = useLanguage();
  const [search] = useOverviewSearch();
  const bots = useBots();
  const [only, ...others] = bots.data ?? [];
  if (only !== undefined && others.length === 0 && Object.keys(search).length === 0) {
    return <Navigate to="/b/$bot" params={{ bot: only.bot }} replace />;
  }
  return (
    <>
      <title>{`${words.bots.title} · ${words.product}`}</title>
      <TopBar />
      <main className="page" id="main">
        {bots.isError ? (
          <Failure error={bots.error} onRetry={() => void bots.refetch()} />
        ) : bots.isPending ? (
          <div role="status" aria-label={words.states.loading} data-testid="loading" className="bone bone-list" />
        ) : bots.data.length === 0 ? (
          <NoBots />
        ) : (
          <Overview bots={bots.data} />
        )}
      </main>
    </>
  );
}

function NoBots() {
  const { words } = useLanguage();
  return (
    <section className="state state-wide" data-testid="no-bots">
      <h1>{words.bots.noneTitle}</h1>
      <p>{words.bots.noneText}</p>
      <Recipe text="npx turnout bot create support --timezone Europe/Madrid" />
      <p>{words.states.orSample}</p>
      <SampleButton />
    </section>
  );
}
