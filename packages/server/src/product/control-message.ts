import { AccessError } from '../access/access-error.ts';
import { EngineError } from '../store/engine.ts';
import { ImportError } from '../transfer/import/import-error.ts';
import type { CommandEvent } from './command.ts';
import { describeCause } from './error-cause.ts';
import { ProductError } from './product-error.ts';

/** `misuse`: asked wrongly. `unexpected`: nothing that an operator could have caused; the log has more. */
export type Failure = { type: 'error'; message: string; misuse: boolean; unexpected: boolean };

/** One line between the running server and a command. */
export type ControlMessage = CommandEvent | Failure;

/** Any error as one sentence for the operator. */
export function describeFailure(error: unknown): Failure {
  const known = (message: string, misuse: boolean): Failure => ({ type: 'error', message, misuse, unexpected: false });
  if (error instanceof ProductError || error instanceof ImportError) return known(error.message, error.misuse);
  if (error instanceof AccessError) return known(error.message, error.code.startsWith('invalid_'));
  if (error instanceof EngineError && error.failure !== 'failed') return known(error.message, false);
  return {
    ...known(`${sentenceOf(error)} (${describeCause(error instanceof EngineError ? error.cause : error)})`, false),
    unexpected: true,
  };
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof EngineError)) return 'Something went wrong that should not have.';
  return 'The engine could not do this.';
}
