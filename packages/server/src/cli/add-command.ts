import type { Command } from 'commander';
import { readDotEnv } from '../product/dot-env.ts';
import type { SettingName } from '../product/setting-table.ts';
import { readSettings, type Settings } from '../product/settings.ts';
import type { Shell } from './shell.ts';

/** Puts one command, or one group of them, on the program. `done` takes the exit code. */
export type AddCommand = (program: Command, shell: Shell, done: (exitCode: number) => void) => void;

export type CommonFlags = { data?: string; json?: boolean };

/** A command with what all of them have: --data, --json, --help with examples. */
export function addCommand(parent: Command, usage: string, description: string, examples: readonly string[]): Command {
  return addTemporary(parent, usage, description, examples).option(
    '--data <directory>',
    'the data directory (TURNOUT_DATA_DIR, ./data)',
  );
}

/** A command without a data directory. */
export function addTemporary(
  parent: Command,
  usage: string,
  description: string,
  examples: readonly string[],
): Command {
  const command = parent
    .command(usage)
    .description(description)
    .option('--json', 'print JSON')
    .helpOption('--help', 'print this help')
    .allowExcessArguments(false);
  return command.addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}`);
}

/** A command that only has commands below it. */
export function addGroup(parent: Command, name: string, description: string): Command {
  return parent.command(name).description(description).helpOption('--help', 'print this help').helpCommand(false);
}

/** Throws a ProductError naming the setting that is wrong. */
export function settingsOf(shell: Shell, flags: Partial<Record<SettingName, string | undefined>>): Settings {
  const given = Object.entries(flags).filter(([, value]) => value !== undefined);
  return readSettings({
    // The cast: entries of an object with these keys.
    flags: Object.fromEntries(given) as Partial<Record<SettingName, string>>,
    environment: shell.environment,
    dotEnv: readDotEnv(shell.workingDirectory),
    workingDirectory: shell.workingDirectory,
  });
}
