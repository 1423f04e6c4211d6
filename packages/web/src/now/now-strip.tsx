import type { Now } from '@turnout/contract';
import { useNow } from '../api/now.ts';
import { useLanguage } from '../words/words.tsx';
import { Count } from './count.tsx';
import { MinuteBars } from './minute-bars.tsx';
import { useSettled } from './use-settled.ts';

type NowStripProps = {
  bot: string;
  /** Up to when the figures on the page are complete. */
  asOf: string | undefined;
  /** The platforms that the page shows; none for all. */
  platforms: readonly string[];
};

/** Screen readers hear of it no more often than this. */
const quietMs = 20_000;

/** Who is there at this moment: a quiet line, in the same place whether or not anything happens. */
export function NowStrip({ bot, asOf, platforms }: NowStripProps) {
  const { words, numbers } = useLanguage();
  const now = useNow(bot, asOf);
  const { users, minutes } = now === undefined ? nothing : momentOf(now, platforms);
  const messages = minutes.reduce((sum, count) => sum + count, 0);
  const people = words.standing.peopleNow(users, numbers.count(users));
  const said = words.standing.messagesNow(messages, numbers.count(messages));
  const spoken = useSettled(now === undefined ? '' : `${people}. ${said}.`, quietMs);
  return (
    <section className="now" aria-label={words.standing.now} data-testid="now" data-busy={messages > 0}>
      {now !== undefined && messages === 0 && <p data-testid="now-quiet">{words.standing.quietNow}</p>}
      {messages > 0 && (
        <>
          <p data-testid="now-users" data-value={users}>
            <Around text={people} value={users} />
          </p>
          <p className="now-messages" data-testid="now-messages" data-value={messages}>
            <MinuteBars minutes={minutes} />
            <span title={words.standing.messagesNowTitle}>
              <Around text={said} value={messages} />
            </span>
          </p>
        </>
      )}
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
    </section>
  );
}

const nothing = { users: 0, minutes: [] as number[] };

/** On all platforms, or on those chosen: the sum over platforms, as everywhere. */
function momentOf({ platforms, all }: Now, chosen: readonly string[]): { users: number; minutes: number[] } {
  const parts = chosen.length === 0 ? [all] : platforms.filter(({ platform }) => chosen.includes(platform));
  return {
    users: parts.reduce((sum, { users5 }) => sum + users5, 0),
    minutes: all.users.map((_, minute) =>
      parts.reduce(
        (sum, { messagesReceived, messagesSent }) =>
          sum + (messagesReceived[minute] ?? 0) + (messagesSent[minute] ?? 0),
        0,
      ),
    ),
  };
}

/** A sentence in which the number counts up. */
function Around({ text, value }: { text: string; value: number }) {
  const { numbers } = useLanguage();
  const printed = numbers.count(value);
  const at = text.indexOf(printed);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <Count value={value} of="now" />
      {text.slice(at + printed.length)}
    </>
  );
}
