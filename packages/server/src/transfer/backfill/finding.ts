import type { Direction, RejectionCode } from '@turnout/contract';

/** One message as a source tells of it, in the words of the messages API; `id` is the platform's where it has one. */
type FoundMessage = {
  platform: string;
  user: string;
  direction: Direction;
  /** Epoch milliseconds. */
  timestamp: number;
  id?: string;
};

/**
 * What a record of a source is: a message; nothing that is counted, with the reason in words and in the plural; or what should be a
 * message and lacks a field of the source's. Nothing of what is in the record goes into either.
 */
export type Judgement = { message: FoundMessage } | { ignored: string } | { rejected: RejectionCode; field?: string };

/** A judgement of what begins on a line of a file of lines, else of the next record: they are counted, from 1. */
export type Finding = Judgement & { line?: number };
