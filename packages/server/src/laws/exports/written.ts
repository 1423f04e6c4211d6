import type { SourceOptions } from '../../transfer/backfill/source.ts';
import type { PlainMessage } from '../count-once.ts';

/** A file as a product writes it, and which messages are in it, as brute force knows them. */
export type Written = {
  extension: string;
  content: string | Buffer;
  counted: PlainMessage[];
  options: Partial<SourceOptions> & { platform?: string };
};
/** By the kind of export. */
export type Exports = Record<string, (messages: readonly PlainMessage[]) => Written>;
