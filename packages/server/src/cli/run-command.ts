import { addressOf } from '../product/addresses.ts';
import type { Command, CommandEvent } from '../product/command.ts';
import { findServer } from '../product/control-client.ts';
import { type ControlMessage, describeFailure } from '../product/control-message.ts';
import { prepareDataDirectory } from '../product/data-directory.ts';
import { createLog } from '../product/log.ts';
import { openParts } from '../product/parts.ts';
import { ProductError } from '../product/product-error.ts';
import { readSecret } from '../product/secret.ts';
import type { Settings } from '../product/settings.ts';
import { type CommonFlags, settingsOf } from './add-command.ts';
import { createPrinter } from './printer.ts';
import type { Shell } from './shell.ts';

/** Runs a command where the engine is, prints what it says, and resolves to the exit code. Ctrl-C stops it. */
export async function runCommand<Args>(
  shell: Shell,
  flags: CommonFlags,
  command: Command<Args>,
  args: Args,
): Promise<number> {
  const printer = createPrinter(shell, flags.json === true);
  const abort = new AbortController();
  const stop = () => {
    // Asked twice, it does not wait any longer.
    if (abort.signal.aborted) process.exit(1);
    abort.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const settings = settingsOf(shell, { TURNOUT_DATA_DIR: flags.data });
    for await (const message of eventsOf(settings, command, args, abort.signal)) printer.print(message);
    if (abort.signal.aborted) printer.print(describeFailure(interrupted()));
  } catch (error) {
    printer.print(describeFailure(abort.signal.aborted ? interrupted() : error));
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  return printer.close();
}

/** What a command says: from the running server, or from this process when there is none. */
export async function* eventsOf<Args>(
  settings: Settings,
  command: Command<Args>,
  args: Args,
  signal: AbortSignal,
): AsyncGenerator<ControlMessage> {
  const remote = await findServer(settings.dataDirectory);
  yield* remote === undefined ? runHere(settings, command, args, signal) : remote(command.name, args, signal);
}

async function* runHere<Args>(
  settings: Settings,
  command: Command<Args>,
  args: Args,
  signal: AbortSignal,
): AsyncGenerator<CommandEvent> {
  prepareDataDirectory(settings.dataDirectory);
  const parts = openParts({
    settings,
    log: createLog(settings.logLevel),
    secret: readSecret(settings.dataDirectory, settings.secret),
    publicUrl: settings.publicUrl ?? addressOf(settings.host, settings.port),
  });
  try {
    yield* command.run(parts, args, signal);
  } finally {
    await parts.close();
  }
}

const interrupted = () => new ProductError('Interrupted. What was done stays; doing it again is harmless.');
