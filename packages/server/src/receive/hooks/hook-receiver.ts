import type { IgnoredReason, MessageInput, RefusedReason, RejectedReason, Rejection } from '@turnout/contract';
import type { Hasher } from '../hash.ts';
import { type ParseContext, type Parsed, parseMessages, type StoredMessage } from '../message.ts';
import { tally } from '../tally.ts';
import type { Answer, Connector, Credentials, Delivery, Item, SameUser } from './connector.ts';

/** What became of the parts of a delivery that are no messages. */
type Leavings = {
  ignored: Partial<Record<IgnoredReason, number>>;
  rejected: Partial<Record<RejectedReason, number>>;
};

/** Whether a request is the platform's. */
type Admission = { kind: 'greeted'; answer: Answer } | { kind: 'refused'; reason: RefusedReason } | { kind: 'genuine' };

/** What is in a genuine delivery. */
export type Reading = {
  messages: StoredMessage[];
  leavings: Leavings;
  same: readonly SameUser[];
  /** What the platform wants to hear of whoever takes the delivery. */
  answer: Answer;
};

/** A delivery of a platform, from its bytes to what can be stored. Stores nothing itself. */
export type HookReceiver = {
  /** Looks at the raw bytes, before anything is parsed. */
  admit(connector: Connector, delivery: Delivery, credentials: Credentials): Promise<Admission>;
  /** Throws BodyError where the whole of it cannot be read. */
  read(bot: string, connector: Connector, delivery: Delivery, credentials: Credentials): Reading;
};

const thanks: Answer = { status: 200, type: 'text/plain; charset=utf-8', body: '' };

export function createHookReceiver(deps: { hasher: Hasher; randomId(): bigint }): HookReceiver {
  return {
    async admit(connector, delivery, credentials) {
      const answer = connector.greet?.(delivery, credentials);
      if (answer !== undefined) return { kind: 'greeted', answer };
      const verdict = await connector.verify(delivery, credentials);
      return verdict === 'genuine' ? { kind: 'genuine' } : { kind: 'refused', reason: verdict };
    },
    read(bot, connector, delivery, credentials) {
      const { items, same = [], answer = thanks } = connector.read(delivery, credentials);
      const inputs = items.flatMap((item) => ('message' in item ? [item.message] : []));
      const { messages, rejected } = parseParts(bot, inputs, { ...deps, nowMs: delivery.nowMs });
      return { messages, leavings: leavingsOf(items, rejected), same, answer };
    },
  };
}

function parseParts(bot: string, inputs: readonly MessageInput[], context: ParseContext): Parsed {
  const { dated = [], undated = [] } = Object.groupBy(inputs, ({ timestamp }) =>
    timestamp === undefined ? 'undated' : 'dated',
  );
  const known = parseMessages(bot, dated, context);
  const unknown = parseMessages(bot, undated, context);
  const marked = unknown.messages.map((message) => ({ ...message, isUndated: true as const }));
  return { messages: [...known.messages, ...marked], rejected: [...known.rejected, ...unknown.rejected] };
}

function leavingsOf(items: readonly Item[], rejections: readonly Rejection[]): Leavings {
  const ignored = items.flatMap((item) => ('ignored' in item ? [item.ignored] : []));
  const malformed = items.flatMap((item) => ('rejected' in item ? [item.rejected] : []));
  return { ignored: tally(ignored), rejected: tally([...malformed, ...rejections.map(({ code }) => code)]) };
}
