import { createOutbox } from './outbox.ts';
import { createVisitor, randomId } from './visitor.ts';

export type Options = {
  /** Where Turnout is, such as `https://turnout.example.com`. */
  url: string;
  bot: string;
  /** A key of scope webchat. It is public: whoever opens the page can read it. */
  key: string;
  /** `wait`: nothing is kept in the browser, and nothing sent, until `consent(true)`. */
  consent?: 'wait' | undefined;
};

export type Message = {
  /**
   * The chat's own id of the message. With it, telling a message again, after a reload say, counts nothing twice.
   * Without it, one is made up.
   */
  id?: string | number | null | undefined;
  /** Your own id of who is signed in, instead of the anonymous one of this browser. Turnout keeps its keyed hash only. */
  user?: string | number | null | undefined;
  /**
   * When it was: milliseconds, a Date or an ISO text; now, without it. Give it where the chat shows its history again:
   * what is older than a day was told before, and is left out.
   */
  timestamp?: number | Date | string | null | undefined;
};

const dayMs = 86_400_000;
/** Before that, somebody took seconds for milliseconds. Turnout refuses them, and says so in the console. */
const firstLikelyMs = 1e11;

export type Webchat = {
  /** The bot received a message from the visitor. */
  received(message?: Message): void;
  /** The bot sent a message to the visitor. */
  sent(message?: Message): void;
  /** What the visitor decided. `false` removes the id of this browser and what waits, and counts nothing any more. */
  consent(isGiven: boolean): void;
  /** Removes the id of this browser. Who writes afterwards is a new user. */
  forget(): void;
};

/** Counts the messages of a page. Its calls never throw, whatever the page passes and the browser forbids. */
export function createWebchat({ url, bot, key, consent }: Options): Webchat {
  /** Undefined until the visitor has decided: then messages wait, and nobody has an id. */
  let isGiven = consent === undefined ? true : undefined;
  const visitor = createVisitor();
  const outbox = createOutbox({
    address: `${`${url}`.replace(/\/+$/, '')}/api/v1/bots/${bot}/messages`,
    key,
    isOpen: () => isGiven === true,
    userId: visitor.id,
  });

  const tell = (direction: 'received' | 'sent', message: Message | undefined) => {
    if (isGiven === false) return;
    const { id, user, timestamp } = message ?? {};
    const nowMs = Date.now();
    const atMs = new Date(timestamp ?? nowMs).getTime() || nowMs;
    if (atMs < nowMs - dayMs && atMs > firstLikelyMs) return;
    outbox.add({
      direction,
      id: `${id ?? randomId()}`,
      user: user == null ? isGiven && visitor.id() : `${user}`,
      atMs,
    });
  };

  return {
    received: quietly((message?: Message) => tell('received', message)),
    sent: quietly((message?: Message) => tell('sent', message)),
    consent: quietly((answer: boolean) => {
      isGiven = answer === true;
      if (isGiven) return outbox.wake();
      outbox.clear();
      visitor.forget();
    }),
    forget: quietly(visitor.forget),
  };
}

/** Counting is never a reason for a page to break. */
const quietly =
  <Values extends unknown[]>(work: (...values: Values) => void) =>
  (...values: Values): void => {
    try {
      work(...values);
    } catch {}
  };
