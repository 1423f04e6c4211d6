import type { Finding } from './finding.ts';
import type { GetJson, Remote } from './remote.ts';

export const sourceNames = ['chatwoot', 'botpress', 'rasa', 'telegram', 'slack', 'whatsapp'] as const;
export type SourceName = (typeof sourceNames)[number];

/** What only the operator knows. */
export type SourceOptions = {
  /** Ids or names that the bot has among the authors. */
  botUsers: readonly string[];
  /** Of times without an offset: an IANA zone. */
  timezone: string;
  /** Whom the bot writes to, where the source has no id for it. */
  user?: string | undefined;
  dateOrder?: DateOrder | undefined;
  /** Of every message, whatever the source says. */
  platform?: string | undefined;
};

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

export type SourceFile = {
  /** Absolute; for sentences, too. */
  path: string;
  /** May be called more than once: each time the file is read from its beginning, unpacked. */
  read(phase: string): AsyncIterable<Buffer> | Iterable<Buffer>;
  /** For what is not read by `read`: takes how many bytes of the file are behind. */
  progress(phase: string): (bytes: number) => void;
  options: SourceOptions;
};

/**
 * Reads a source from end to end in bounded memory, some findings at a time. Throws an ImportError where the file as a whole is not
 * what it should be, or where something only the operator knows is missing.
 */
export type Source = (file: SourceFile) => AsyncIterable<Finding[]>;

/** Reads a source by its API, in bounded memory, some findings at a time. Throws an ImportError where the other side is not what it should be. */
export type Feed = {
  /** With the token. Throws an ImportError where something is missing for it. */
  headers(remote: Remote): Record<string, string>;
  read(remote: Remote, getJson: GetJson, options: SourceOptions): AsyncIterable<Finding[]>;
};
