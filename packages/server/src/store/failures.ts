import { EngineError, type EngineFailure } from './engine.ts';

type Symptom = { failure: EngineFailure; sign: RegExp; sentence: string };

/** What the engine says, and what a person should hear. The first sign that matches holds. */
const symptoms: Symptom[] = [
  {
    failure: 'locked',
    sign: /Cannot lock file|Code: 76\b/,
    sentence:
      'The data directory is in use by another Turnout process. Stop that one, or choose another directory with --data.',
  },
  {
    failure: 'disk_full',
    sign: /No space left on device|NOT_ENOUGH_SPACE|Code: 243\b|errno: 28\b/,
    sentence: 'The disk of the data directory is full. Free some space; Turnout goes on by itself.',
  },
  {
    failure: 'read_only',
    sign: /Read-only file system|Permission denied|errno: (?:13|30)\b/,
    sentence:
      'The data directory cannot be written. Check its owner and permissions, and that its disk is not mounted read-only.',
  },
  {
    failure: 'memory',
    sign: /MEMORY_LIMIT_EXCEEDED|Code: 241\b/,
    sentence:
      'The engine ran out of the memory it may use. Try again when less is going on, or give the machine more memory.',
  },
  {
    failure: 'corrupt',
    sign: /CORRUPTED_DATA|CHECKSUM_DOESNT_MATCH|TOO_MANY_UNEXPECTED_DATA_PARTS|CANNOT_READ_ALL_DATA|Code: (?:40|228|231|246)\b/,
    sentence:
      'Files in the data directory are damaged. Restore a backup, or move the directory away and start with an empty one.',
  },
];

const unknown: Pick<Symptom, 'failure' | 'sentence'> = {
  failure: 'failed',
  sentence: 'The engine could not do this. The log has its own words.',
};
/** While opening, what has no better explanation is a damaged file. */
export const unopened: Pick<Symptom, 'failure' | 'sentence'> = {
  failure: 'corrupt',
  sentence:
    'The data directory could not be opened: its files seem damaged. Restore a backup, or move it away and start with an empty one.',
};

/** Any error of the engine as an {@link EngineError}. */
export function engineError(cause: unknown, otherwise = unknown): EngineError {
  if (cause instanceof EngineError) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  const symptom = symptoms.find(({ sign }) => sign.test(text));
  return symptom
    ? new EngineError(symptom.failure, symptom.sentence, cause)
    : new EngineError(otherwise.failure, otherwise.sentence, cause);
}
