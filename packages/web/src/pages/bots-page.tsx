import { Link, Navigate } from '@tanstack/react-router';
import { useBots } from '../api/bots.ts';
import { useLanguage } from '../words/words.tsx';
import { Recipe } from './recipe.tsx';
import { SampleButton } from './sample-button.tsx';
import { Failure } from './states.tsx';
import { TopBar } from './top-bar.tsx';

/** `/`: the bots the reader may see. With a single one there is nothing to choose, unless the list was asked for. */
export function BotsPage({ isAsked }: { isAsked: boolean }) {
  const { words } = useLanguage();
  const bots = useBots();
  const [only, ...others] = bots.data ?? [];
  if (only !== undefined && others.length === 0 && !isAsked) {
    return <Navigate to="/b/$bot" params={{ bot: only.bot }} replace />;
  }
  return (
    <>
      <TopBar />
      <main className="page page-narrow" id="main">
        {bots.isError ? (
          <Failure error={bots.error} onRetry={() => void bots.refetch()} />
        ) : bots.isPending ? (
          <div role="status" aria-label={words.states.loading} data-testid="loading" className="bone bone-list" />
        ) : bots.data.length === 0 ? (
          <NoBots />
        ) : (
          <BotList bots={bots.data} />
        )}
      </main>
    </>
  );
}

function BotList({ bots }: { bots: NonNullable<ReturnType<typeof useBots>['data']> }) {
  const { words, dates } = useLanguage();
  return (
    <>
      <h1>{words.bots.title}</h1>
      <ul className="bot-list" data-testid="bot-list">
        {bots.map(({ bot, name, timezone, firstDay, lastDay }) => (
          <li key={bot}>
            <Link to="/b/$bot" params={{ bot }} className="bot-link" data-testid="bot-link" data-bot={bot}>
              <span className="bot-link-name">{name}</span>
              <span className="bot-link-life">
                {firstDay === undefined || lastDay === undefined
                  ? words.bots.waiting
                  : `${words.bots.since(dates.day(firstDay))}, ${words.bots.lastMessage(dates.day(lastDay))}`}
              </span>
              <span className="bot-link-zone">{timezone.replaceAll('_', ' ')}</span>
            </Link>
          </li>
        ))}
      </ul>
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
