import type { DeliveryEntry } from '@turnout/contract';
import { useDeliveries } from '../api/deliveries.ts';
import { useLanguage } from '../words/words.tsx';
import { reasonsOf } from './outcome.ts';
import { webchat } from './webchat-way.tsx';
import { webhookOf } from './webhooks.ts';

/** When, from where, what became of it, and why. It can hold no content: none is kept. */
export function DeliveryLog({ bot }: { bot: string }) {
  const { words } = useLanguage();
  const deliveries = useDeliveries(bot);
  const list = deliveries.data ?? [];
  return (
    <section className="delivery-log" data-testid="delivery-log">
      <h2>{words.connect.log}</h2>
      <p>{deliveries.isError ? words.connect.logNotFetched : words.connect.logText}</p>
      {list.length === 0 ? (
        deliveries.isSuccess && <p data-testid="log-empty">{words.connect.noLog}</p>
      ) : (
        <div className="delivery-scroll">
          <table>
            <thead>
              <tr>
                {(['time', 'platform', 'outcome', 'why'] as const).map((column) => (
                  <th key={column} scope="col">
                    {words.connect[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.map((entry) => (
                <Delivery key={entry.id} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Delivery({ entry }: { entry: DeliveryEntry }) {
  const { words, dates, numbers } = useLanguage();
  const { connector, outcome, times, received, sent } = entry;
  const counts = [
    ...(received > 0 ? [words.connect.received(received, numbers.count(received))] : []),
    ...(sent > 0 ? [words.connect.sent(sent, numbers.count(sent))] : []),
    ...(times > 1 ? [words.connect.times(numbers.count(times))] : []),
  ];
  return (
    <tr data-outcome={outcome}>
      <td>
        <time dateTime={entry.at}>{dates.instant(Date.parse(entry.at))}</time>
      </td>
      <td>
        {connector === 'api' ? words.connect.api : connector === webchat.id ? webchat.name : webhookOf(connector).name}
      </td>
      <td>
        <span className={`outcome is-${outcome}`}>{words.connect.outcomes[outcome]}</span>
        {counts.length > 0 && <span className="outcome-counts"> {counts.join(', ')}</span>}
      </td>
      <td>{reasonsOf(entry, words).join(' ')}</td>
    </tr>
  );
}
