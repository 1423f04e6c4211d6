import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Finding } from './finding.ts';

/** What was found, but for the messages themselves. */
export type Found = {
  messages: number;
  /** How often for each reason. */
  ignored: Map<string, number>;
  rejected: number;
};

type Paths = { messages: string; rejected: string };

const atLimitOrLater = 'messages from the day given with --before on';

/**
 * Writes what a source has into two files for the import to read, which only their owner may: messages as NDJSON, each on the line
 * of its place, so that the import names the place of a bad one; and place and fault of what was rejected, as bad-rows.sql does.
 * Messages from `beforeMs` on are passed over.
 */
export async function writeFindings(
  findings: AsyncIterable<Finding[]>,
  paths: Paths,
  beforeMs = Number.POSITIVE_INFINITY,
): Promise<Found> {
  const messages = createWriteStream(paths.messages, { mode: 0o600 });
  const rejected = createWriteStream(paths.rejected, { mode: 0o600 });
  const found: Found = { messages: 0, ignored: new Map(), rejected: 0 };
  const ignore = (reason: string) => found.ignored.set(reason, (found.ignored.get(reason) ?? 0) + 1);
  let place = 0;
  let line = 1;
  try {
    for await (const batch of findings) {
      let text = '';
      let faults = '';
      for (const finding of batch) {
        place = finding.line ?? place + 1;
        if ('ignored' in finding) ignore(finding.ignored);
        else if ('rejected' in finding) {
          found.rejected += 1;
          faults += `${place}\t0\t${finding.rejected}:${finding.field ?? ''}\n`;
        } else if (finding.message.timestamp >= beforeMs) ignore(atLimitOrLater);
        else {
          found.messages += 1;
          text += `${'\n'.repeat(place - line)}${JSON.stringify(finding.message)}\n`;
          line = place + 1;
        }
      }
      await write(messages, text);
      await write(rejected, faults);
    }
    await Promise.all([end(messages), end(rejected)]);
  } finally {
    messages.destroy();
    rejected.destroy();
  }
  return found;
}

/** Waits until the file has taken it, so that a fast source does not fill the memory. */
function write(file: WriteStream, text: string): Promise<void> | undefined {
  if (text === '') return undefined;
  return new Promise((resolve, reject) => file.write(text, (error) => (error ? reject(error) : resolve())));
}

async function end(file: WriteStream): Promise<void> {
  file.end();
  await finished(file);
}
