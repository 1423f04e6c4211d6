import { Option } from 'commander';
import { z } from 'zod';
import { AccessError } from '../access/access-error.ts';
import { defineCommand } from '../product/command.ts';
import { ProductError } from '../product/product-error.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';

const scopes = ['ingest', 'read', 'webchat'] as const;

export const keyCreate = defineCommand({
  name: 'key-create',
  args: z.object({ bot: z.string(), scope: z.enum(scopes), origins: z.array(z.string()) }),
  async *run(parts, { bot, scope, origins }) {
    const { keys } = await parts.access();
    const { id, secret } = asArguments(() => keys.create(bot, scope, origins));
    // Alone on standard output, so that it can go straight into a variable.
    yield { type: 'result', text: secret, value: { id, bot, scope, key: secret } };
  },
});

export const addKeyCreate: AddCommand = (group, shell, done) => {
  addCommand(group, 'create', 'make a key and print it, this once', [
    'turnout key create --bot support --scope ingest',
    'KEY=$(turnout key create --bot support --scope read)',
    'turnout key create --bot support --scope webchat --origin https://www.example.com',
  ])
    .requiredOption('--bot <bot>', 'the bot it is for')
    .addOption(
      new Option(
        '--scope <scope>',
        'ingest: may send messages; read: may read figures; webchat: may stand in a public page',
      )
        .choices(scopes)
        .makeOptionMandatory(),
    )
    .option(
      '--origin <origin>',
      'for webchat: a page that may use it, such as https://www.example.com; may be repeated',
      (origin: string, others: string[]) => [...others, origin],
      [],
    )
    .action(async (flags: CommonFlags & { bot: string; scope: (typeof scopes)[number]; origin: string[] }) =>
      done(await runCommand(shell, flags, keyCreate, { bot: flags.bot, scope: flags.scope, origins: flags.origin })),
    );
};

/** An origin that cannot be one is the caller's mistake, as a wrong option is. */
function asArguments<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const isMisuse = error instanceof AccessError && error.code === 'invalid_origin';
    throw isMisuse ? new ProductError(error.message, { cause: error, misuse: true }) : error;
  }
}
