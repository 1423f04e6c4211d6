import type { Connector, Credentials } from '../../receive/hooks/connector.ts';
import type { PlainMessage } from '../count-once.ts';

/** Something that a person or the bot did: who, the how many-th thing of all, when it happened, and what the time is now. */
export type Deed = { person: number; number: number; atMs: number; nowMs: number };

/** One request as a platform makes it, not signed yet, and what of it has to count. */
export type Sending = { body: string; counts: PlainMessage[] };

type Signed = { headers: Record<string, string>; search?: string };

/**
 * A platform's side of the webhook, written from its documentation and types, not from our connector: what it sends and how it
 * signs. Every connector has one here, so that all of them are fuzzed and stormed alike.
 */
export type Platform = {
  /** What an administrator enters to connect it. */
  values: Record<string, string>;
  /** What can happen; a deed may be told by several requests, which all tell of the same messages. */
  deeds: Record<string, (deed: Deed) => Sending[]>;
  /** As the platform does it for a body, sent to an address at a time. */
  sign(body: string, to: { credentials: Credentials; url: string; nowMs: number }): Signed | Promise<Signed>;
  /** Of Telegram, a secret in a header is all there is: whoever knows it may write what he likes. */
  signsBody: boolean;
  /** Parts of ids that are the connector's own words. */
  words?: string[];
  /** Where the real one asks the network for keys: the same with keys of the test's. */
  connector?: Connector;
};
