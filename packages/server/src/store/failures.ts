import { EngineError, type EngineFailure } from './engine.ts';

/** What a person should hear. */
const sentences = {
  locked:
    'The data directory is in use by another Turnout process. Stop that one, or choose another directory with --data.',
  disk_full: 'The disk of the data directory is full. Free some space; Turnout goes on by itself.',
  read_only:
    'The data directory cannot be written. Check its owner and permissions, and that its disk is not mounted read-only.',
  memory:
    'The engine ran out of the memory it may use. Try again when less is going on, or give the machine more memory.',
  corrupt:
    'Files in the data directory are damaged. Restore a backup, or move the directory away and start with an empty one.',
  failed: 'The engine could not do this. The log has its own words.',
} as const satisfies Partial<Record<EngineFailure, string>>;

/** What the engine says. The first sign that matches holds. */
const signs: [RegExp, keyof typeof sentences][] = [
  [/No space left on device|NOT_ENOUGH_SPACE|errno: 28\b/, 'disk_full'],
  [/Read-only file system|Permission denied|Operation not permitted|errno: (?:1|13|30)\b/, 'read_only'],
  [/MEMORY_LIMIT_EXCEEDED/, 'memory'],
  [/CORRUPTED_DATA|CHECKSUM_DOESNT_MATCH|TOO_MANY_UNEXPECTED_DATA_PARTS|CANNOT_READ_ALL_DATA/, 'corrupt'],
  [/while reading from part|While reading or decompressing|UNKNOWN_TABLE|UNKNOWN_DATABASE/, 'corrupt'],
];

/** Any error of the engine as an {@link EngineError}. */
export function engineError(cause: unknown): EngineError {
  if (cause instanceof EngineError) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  return engineErrorOf(signs.find(([sign]) => sign.test(text))?.[1] ?? 'failed', cause);
}

export const engineErrorOf = (failure: keyof typeof sentences, cause: unknown) =>
  new EngineError(failure, sentences[failure], cause);
