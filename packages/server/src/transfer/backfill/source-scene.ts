import type { Finding } from './finding.ts';
import type { Source, SourceOptions } from './source.ts';

export const noOptions: SourceOptions = { botUsers: [], timezone: 'UTC' };

/** What a source finds in a file with this content, which it gets in pieces of awkward sizes. */
export async function findingsOf(
  source: Source,
  content: string | Buffer,
  options: Partial<SourceOptions> = {},
  { pieceBytes = 61, path = '/exports/file' } = {},
): Promise<Finding[]> {
  const bytes = Buffer.from(content);
  function* read() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  const findings: Finding[] = [];
  const file = { path, read, progress: () => () => {}, options: { ...noOptions, ...options } };
  for await (const batch of source(file)) findings.push(...batch);
  return findings;
}
