import type { DeliveryEntry } from '@turnout/contract';
import { useState } from 'react';
import { useDeliveries } from '../api/deliveries.ts';
import { useNow } from '../api/now.ts';
import { useLanguage } from '../words/words.tsx';
import { reasonsOf } from './outcome.ts';

type ArrivalProps = {
  bot: string;
  /** A platform, and since when it has been connected as it is; without it, the bot's own code since the page was opened. */
  webhook?: { connector: string; since: number };
};

/**
 * Waits for the first message and says when it is there. A platform's deliveries are in the log; what the bot's code reports
 * shows among the messages of the last half hour.
 */
export function Arrival({ bot, webhook }: ArrivalProps) {
  const { words, dates } = useLanguage();
  const [openedMs] = useState(Date.now);
  const deliveries = useDeliveries(bot);
  const now = useNow(bot, undefined);
  const since = webhook?.since ?? openedMs;
  const own = (deliveries.data ?? []).filter(
    ({ connector, at }) => connector === (webhook?.connector ?? 'api') && Date.parse(at) >= since,
  );
  const counted = own.find(({ outcome }) => outcome === 'counted');
  const refusal = own[0]?.outcome === 'refused' || own[0]?.outcome === 'rejected' ? own[0] : undefined;
  const arrivedAt = webhook === undefined ? lastMessageAt(now, since) : counted && Date.parse(counted.at);
  const hasArrived = arrivedAt !== undefined;
  return (
    <div className="arrival" data-testid="arrival" data-arrived={hasArrived}>
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

/** The last minute since then in which something came or went, from the answer about the last half hour. */
function lastMessageAt(now: ReturnType<typeof useNow>, since: number): number | undefined {
  if (now === undefined) return undefined;
  const index = now.minutes.findLastIndex(
    ({ to }, at) =>
      Date.parse(to) >= since && (now.all.messagesReceived[at] ?? 0) + (now.all.messagesSent[at] ?? 0) > 0,
  );
  const minute = now.minutes[index];
  return minute && Date.parse(minute.from);
}
