import { Command, CommanderError } from 'commander';
import { describeFailure } from '../product/control-message.ts';
import { version } from '../product/version.ts';
import { addBotCommands } from './bot.ts';
import { addConnectionCommands } from './connection.ts';
import { addDemo } from './demo.ts';
import { addDoctor } from './doctor.ts';
import { addImport } from './import.ts';
import { addKeyCommands } from './key.ts';
import { addNoteCommands } from './note.ts';
import { addRebuild } from './rebuild.ts';
import type { Shell } from './shell.ts';
import { addStart } from './start.ts';

const exitCodes = `
Exit codes: 0 it worked, 1 it failed, 2 it was used wrongly.
Settings come from flags, the environment and a .env file in the working directory; "turnout doctor" prints them.`;

/** Runs one command line and resolves to its exit code: 0, 1 (it failed) or 2 (used wrongly). */
export async function runTurnout(shell: Shell): Promise<number> {
  const program = new Command('turnout')
    .description('Self-hosted, exact usage analytics for chatbots.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .addHelpText('after', exitCodes)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void shell.output.write(text),
      writeErr: (text) => void shell.errors.write(text),
      outputError: (text, write) => write(sentenceOf(text)),
    });
  let exitCode = 0;
  const done = (code: number) => {
    exitCode = code;
  };
  for (const add of [
    addStart,
    addDemo,
    addBotCommands,
    addKeyCommands,
    addConnectionCommands,
    addNoteCommands,
    addImport,
    addRebuild,
    addDoctor,
  ]) {
    add(program, shell, done);
  }
  try {
    await program.parseAsync([...shell.argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const failure = describeFailure(error);
    shell.errors.write(`${failure.message}\n`);
    if (failure.unexpected && error instanceof Error) shell.errors.write(`${error.stack}\n`);
    return failure.misuse ? 2 : 1;
  }
}

/** "error: unknown option '--x'" as a sentence. */
function sentenceOf(text: string): string {
  const [first = '', ...rest] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  return `${[/[.?!)]$/.test(sentence) ? sentence : `${sentence}.`, ...rest].join(' ')}\n`;
}
