import { Option } from 'commander';
import { z } from 'zod';
import { defineCommand } from '../product/command.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';

const scopes = ['ingest', 'read'] as const;

export const keyCreate = defineCommand({
  name: 'key-create',
  args: z.object({ bot: z.string(), scope: z.enum(scopes) }),
  async *run(parts, { bot, scope }) {
    const { id, secret } = (await parts.access()).keys.create(bot, scope);
    // Alone on standard output, so that it can go straight into a variable.
    yield { type: 'result', text: secret, value: { id, bot, scope, key: secret } };
  },
});

export const addKeyCreate: AddCommand = (group, shell, done) => {
  addCommand(group, 'create', 'make a key and print it, this once', [
    'turnout key create --bot support --scope ingest',
    'KEY=$(turnout key create --bot support --scope read)',
  ])
    .requiredOption('--bot <bot>', 'the bot it is for')
    .addOption(
      new Option('--scope <scope>', 'ingest: may send messages; read: may read figures')
        .choices(scopes)
        .makeOptionMandatory(),
    )
    .action(async (flags: CommonFlags & { bot: string; scope: (typeof scopes)[number] }) =>
      done(await runCommand(shell, flags, keyCreate, { bot: flags.bot, scope: flags.scope })),
    );
};
