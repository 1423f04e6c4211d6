import type { IgnoredReason, MessageInput, RefusedReason } from '@turnout/contract';

/** One request of a platform to its webhook address. */
export type Delivery = {
  method: string;
  /** The address as the platform knows it, with the query: some platforms sign it. */
  url: URL;
  headers: { get(name: string): string | null };
  /** As it was sent: the signature is of these bytes. */
  body: Buffer;
  nowMs: number;
};

/** What of it comes before the body. */
export type Head = Omit<Delivery, 'body'>;

/** What was entered or made for the connection, by the field names of the contract's `connectors`. */
export type Credentials<Field extends string = string> = Readonly<Record<Field, string>>;

export type Answer = { status: 200 | 204 | 400 | 403; type: string; body: string };

/**
 * One part of a delivery. A message always has an id, so that a repeated delivery counts once. One without a timestamp, where the
 * platform does not say when, counts when it was first seen, however late it comes again.
 */
export type Item =
  | { message: MessageInput & { id: string } }
  | { ignored: IgnoredReason }
  /** It should be a message, and what the platform documents for one is not there. */
  | { rejected: 'malformed' };

/**
 * Two ids of one person: what is stored of `user` is counted under `same` then. A name that other people have in time, as they have
 * phone numbers, is the `user` and lent: it is the same as somebody once, and no lent pair makes it the same as anybody else.
 */
export type SameUser = { platform: string; user: string; same: string; isLent?: true };

export type Reading = {
  items: Item[];
  same?: SameUser[];
  /** What the platform wants to hear; 200 with an empty body where nothing else is said. */
  answer?: Answer;
};

/**
 * How one platform delivers. Everything here is a function of the delivery and the credentials; where the platform publishes
 * keys that change, a connector is made with the means to fetch them.
 */
export type Connector = {
  /** Answers a handshake that carries no signature, and undefined to anything else. */
  greet?(delivery: Delivery, credentials: Credentials): Answer | undefined;
  /**
   * Whether it can be genuine, by what comes before the body. Where not, nobody's bytes are kept in memory, and `verify` says
   * why, of an empty body.
   */
  carriesProof(head: Head, credentials: Credentials): boolean | Promise<boolean>;
  /** Looks at the raw bytes, in constant time, before anything is parsed. */
  verify(delivery: Delivery, credentials: Credentials): 'genuine' | RefusedReason | Promise<'genuine' | RefusedReason>;
  /** What is in a genuine delivery. Never throws because of a part: each becomes an item. Throws BodyError for the whole. */
  read(delivery: Delivery, credentials: Credentials): Reading;
};
