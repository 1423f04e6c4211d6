import { text } from 'node:stream/consumers';
import { connectorNames, fieldsOf } from '@turnout/contract';
import { Argument } from 'commander';
import { z } from 'zod';
import { addressOf } from '../product/addresses.ts';
import { defineCommand } from '../product/command.ts';
import { ProductError } from '../product/product-error.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';
import type { Shell } from './shell.ts';

export const connectionAdd = defineCommand({
  name: 'connection-add',
  args: z.object({
    bot: z.string(),
    connector: z.enum(connectorNames),
    values: z.record(z.string(), z.string()),
    forwardTo: z.string().nullable().optional(),
  }),
  async *run(parts, { bot, connector, values, forwardTo }) {
    const input = { values, ...(forwardTo !== undefined && { forwardTo }) };
    const { credentials } = (await parts.access()).connections.set(bot, connector, input);
    const { host, port, publicUrl = addressOf(host, port) } = parts.settings;
    const address = new URL(`/hooks/${connector}/${bot}`, publicUrl).href;
    const made = fieldsOf(connector).flatMap(([name, kind]) =>
      kind === 'made' ? [[name, credentials[name] ?? ''] as const] : [],
    );
    const lines = [['address', address] as const, ...made].map(([name, value]) => `${name}: ${value}`);
    yield { type: 'result', text: lines.join('\n'), value: { bot, connector, address, ...Object.fromEntries(made) } };
  },
});

type Flags = CommonFlags & { bot: string; set?: string[]; forwardTo?: string };

export const addConnectionAdd: AddCommand = (group, shell, done) => {
  addCommand(group, 'add', 'connect a platform, or change what is known of it; prints what to enter there', [
    'turnout connection add telegram --bot support',
    'turnout connection add telegram --bot support --forward-to https://bot.example.org/webhook',
    'turnout connection add whatsapp --bot support --set appSecret < app-secret.txt',
  ])
    .addArgument(new Argument('<platform>', 'the platform').choices(connectorNames))
    .requiredOption('--bot <bot>', 'the bot that it delivers to')
    .option(
      '--set <field…>',
      'a field and its value, name=value; of a name alone, the value is read from standard input',
      (field: string, fields: string[] = []) => [...fields, field],
    )
    .option('--forward-to <address>', "the bot's own webhook, to which every delivery is passed on; none for none")
    .action(async (connector: (typeof connectorNames)[number], flags: Flags) => {
      const { bot, set = [], forwardTo } = flags;
      const values = await readValues(shell, set);
      const forwarding = forwardTo !== undefined && { forwardTo: forwardTo === 'none' ? null : forwardTo };
      done(await runCommand(shell, flags, connectionAdd, { bot, connector, values, ...forwarding }));
    });
};

/** A secret on the command line is seen by whoever lists processes: that is why standard input is read for one. */
async function readValues(shell: Shell, fields: readonly string[]): Promise<Record<string, string>> {
  const unread = fields.filter((field) => !field.includes('='));
  if (unread.length > 1) {
    throw new ProductError(`Only one value can be read from standard input, not those of ${unread.join(' and ')}.`, {
      misuse: true,
    });
  }
  const pairs = fields.map(async (field) => {
    const at = field.indexOf('=');
    return at < 0 ? [field, (await text(shell.input)).trim()] : [field.slice(0, at), field.slice(at + 1)];
  });
  return Object.fromEntries(await Promise.all(pairs));
}
