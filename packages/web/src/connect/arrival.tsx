import type { DeliveryEntry } from '@turnout/contract';
import { useState } from 'react';
import { useDeliveries } from '../api/deliveries.ts';
import { useNowClosely } from '../api/now.ts';
import { useLanguage } from '../words/words.tsx';
import { lastNewMessageAt } from './new-message.ts';
import { reasonsOf } from './outcome.ts';

type WebhookArrivalProps = {
  bot: string;
  connector: string;
  /** Since when it has been connected as it is. */
  since: number;
};

/** Waits for a platform's first delivery that counts, which is in the log, and says when it is there. */
export function WebhookArrival({ bot, connector, since }: WebhookArrivalProps) {
  const own = useLinesOf(bot, connector)?.filter(({ at }) => Date.parse(at) >= since);
  const counted = own?.find(({ outcome }) => outcome === 'counted');
  return <Arrival isReady arrivedAt={counted && Date.parse(counted.at)} last={own?.[0]} />;
}

type CodeArrivalProps = {
  bot: string;
  /** As the log calls the way. */
  connector: 'api' | 'webchat';
  /** Of which the messages are; none where that depends on the bot. */
  platforms: readonly string[];
};

/** Waits for the first message after the page was opened: what is taken from code is among the figures, and only what is not in the log. */
export function CodeArrival({ bot, connector, platforms }: CodeArrivalProps) {
  const now = useNowClosely(bot);
  const own = useLinesOf(bot, connector);
  const opening = useFirst(now);
  const openingLines = useFirst(own);
  const isReady = opening !== undefined && openingLines !== undefined;
  const last = own?.[0];
  const isNew = isReady && last !== undefined && last.at !== openingLines[0]?.at;
  return (
    <Arrival
      isReady={isReady}
      arrivedAt={opening && now && lastNewMessageAt(opening, now, platforms)}
      last={isNew ? last : undefined}
    />
  );
}

type ArrivalProps = {
  /** Whether it is known what was there before. */
  isReady: boolean;
  arrivedAt: number | undefined;
  last: DeliveryEntry | undefined;
};

function Arrival({ isReady, arrivedAt, last }: ArrivalProps) {
  const { words, dates } = useLanguage();
  const hasArrived = arrivedAt !== undefined;
  const refusal = last?.outcome === 'refused' || last?.outcome === 'rejected' ? last : undefined;
  return (
    <div className="arrival" data-testid="arrival" data-arrived={isReady ? hasArrived : undefined}>
      <p className="arrival-title" role="status">
        <span className={hasArrived ? 'arrived' : 'waiting'} aria-hidden="true" />
        {hasArrived ? words.connect.arrived : words.connect.waiting}
      </p>
      <p>{hasArrived ? words.connect.arrivedText(dates.instant(arrivedAt)) : words.connect.waitingText}</p>
      {refusal !== undefined && <Refusal entry={refusal} />}
    </div>
  );
}

function Refusal({ entry }: { entry: DeliveryEntry }) {
  const { words } = useLanguage();
  return (
    <p className="arrival-refused" data-testid="arrival-refused">
      {words.connect.refusedText} {reasonsOf(entry, words).join(' ')}
    </p>
  );
}

/** The newest first. */
const useLinesOf = (bot: string, wanted: string) =>
  useDeliveries(bot).data?.filter(({ connector }) => connector === wanted);

/** The first one that there is. */
function useFirst<Value>(value: Value | undefined): Value | undefined {
  const [first, setFirst] = useState(value);
  if (first === undefined && value !== undefined) setFirst(value);
  return first;
}
