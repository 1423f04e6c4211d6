import { useQueryClient } from '@tanstack/react-query';
import type { BotSummary } from '@turnout/contract';
import { useCallback } from 'react';
import { botsKey } from '../../api/bots.ts';
import { useLive } from '../../api/live.ts';
import { useLanguage } from '../../words/words.tsx';
import { Recipe } from '../recipe.tsx';
import { SampleButton } from '../sample-button.tsx';

/** The first thing the owner of a new bot sees: how to send a message. It gives way by itself once one arrives. */
export function EmptyBot({ bot }: { bot: BotSummary }) {
  const { words } = useLanguage();
  const queries = useQueryClient();
  const lookAgain = useCallback(() => void queries.invalidateQueries({ queryKey: botsKey }), [queries]);
  useLive(bot.bot, lookAgain);
  return (
    <>
      <div className="bar">
        <h1 className="bot-name" title={bot.name} data-testid="bot-title">
          {bot.name}
        </h1>
      </div>
      <section className="state state-wide" data-testid="empty-bot">
        <h2>
          <span className="waiting" aria-hidden="true" />
          {words.states.emptyBotTitle}
        </h2>
        <p>{words.states.emptyBotText}</p>
        <Recipe text={`npx turnout key create --bot ${bot.bot} --scope ingest`} />
        <p>{words.states.emptyBotThen}</p>
        <Recipe text={curl(location.origin, bot.bot)} />
        <p>{words.states.orSample}</p>
        <SampleButton />
      </section>
    </>
  );
}

const curl = (origin: string, bot: string): string => `curl ${origin}/api/v1/bots/${bot}/messages \\
  -H "Authorization: Bearer $TURNOUT_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"platform": "whatsapp", "user": "15550100", "direction": "received", "id": "message-1"}'`;
