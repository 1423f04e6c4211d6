import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BotSummary } from '@turnout/contract';
import { useCallback } from 'react';
import { botsKey } from '../../api/bots.ts';
import { useLive } from '../../api/live.ts';
import { curlFor, keyCommandFor } from '../../connect/recipes.ts';
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
        <p>{words.states.emptyBotWays}</p>
        <p className="state-actions">
          <Link to="/b/$bot/connect" className="button" params={{ bot: bot.bot }} data-testid="empty-connect">
            {words.states.connectPlatform}
          </Link>
        </p>
        <p>{words.states.emptyBotText}</p>
        <Recipe text={keyCommandFor(bot.bot)} />
        <p>{words.states.emptyBotThen}</p>
        <Recipe text={curlFor(location.origin, bot.bot)} />
        <p>{words.states.orSample}</p>
        <SampleButton />
      </section>
    </>
  );
}
