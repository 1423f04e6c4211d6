import type { ReadStream, WriteStream } from 'node:tty';

/** What a command line is run with. A stream is a terminal when its `isTTY` says so. */
export type Shell = {
  /** Without the program's name. */
  argv: readonly string[];
  environment: Record<string, string | undefined>;
  workingDirectory: string;
  input: NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY'>>;
  output: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
  errors: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
};
