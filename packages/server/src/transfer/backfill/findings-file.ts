import { type FileHandle, open } from 'node:fs/promises';
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
  const files: FileHandle[] = [];
  const found: Found = { messages: 0, ignored: new Map(), rejected: 0 };
  const ignore = (reason: string) => found.ignored.set(reason, (found.ignored.get(reason) ?? 0) + 1);
  let place = 0;
  let line = 1;
  try {
    const messages = await open(paths.messages, 'wx', 0o600);
    files.push(messages);
    const rejected = await open(paths.rejected, 'wx', 0o600);
    files.push(rejected);
    for await (const batch of findings) {
      let text = '';
      let faults = '';
      for (const finding of batch) {
        // A line may hold many records, and a place is that of one.
        place = Math.max(place + 1, finding.line ?? 0);
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
      // Waiting for each keeps a fast source from filling the memory.
      await messages.appendFile(text);
      await rejected.appendFile(faults);
    }
  } finally {
    for (const file of files) await file.close();
  }
  return found;
}
