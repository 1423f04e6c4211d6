import { useBots } from '../../api/bots.ts';
import { NotesProvider } from '../../notes/notes-context.tsx';
import { PatternChoice } from '../../patterns/choice.tsx';
import { LanguageProvider } from '../../words/words.tsx';
import { Failure, UnknownBot } from '../states.tsx';
import { TopBar } from '../top-bar.tsx';
import { Dashboard } from './dashboard.tsx';
import { EmptyBot } from './empty-bot.tsx';
import { DashboardSkeleton } from './skeleton.tsx';

/** `/b/{bot}`: finds the bot, then shows its dashboard, or what there is to say instead. */
export function BotPage({ bot: id }: { bot: string }) {
  const bots = useBots();
  const bot = bots.data?.find((candidate) => candidate.bot === id);
  return (
    <LanguageProvider timezone={bot?.timezone ?? 'UTC'}>
      <title>{`${bot?.name ?? id} · Turnout`}</title>
      <TopBar hasOthers={(bots.data?.length ?? 0) > 1} bot={bot?.bot} />
      <main className="page" id="main">
        {bot !== undefined ? (
          bot.firstDay === undefined ? (
            <EmptyBot bot={bot} />
          ) : (
            <PatternChoice key={bot.bot}>
              <NotesProvider bot={bot}>
                <Dashboard bot={bot} />
              </NotesProvider>
            </PatternChoice>
          )
        ) : bots.isError ? (
          <Failure error={bots.error} onRetry={() => void bots.refetch()} />
        ) : bots.isPending ? (
          <DashboardSkeleton />
        ) : (
          <UnknownBot bot={id} />
        )}
      </main>
    </LanguageProvider>
  );
}
