import { connectorNames } from '@turnout/contract';
import { Argument } from 'commander';
import { z } from 'zod';
import { defineCommand } from '../product/command.ts';
import { ProductError } from '../product/product-error.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';

export const connectionRemove = defineCommand({
  name: 'connection-remove',
  args: z.object({ bot: z.string(), connector: z.enum(connectorNames) }),
  async *run(parts, { bot, connector }) {
    const { connections } = await parts.access();
    if (!connections.remove(bot, connector)) throw new ProductError(`${connector} is not connected to "${bot}".`);
    const text = `Disconnected ${connector} from "${bot}": its deliveries are refused from now on.`;
    yield { type: 'result', text, value: { bot, connector, removed: true } };
  },
});

export const addConnectionRemove: AddCommand = (group, shell, done) => {
  addCommand(group, 'remove', 'disconnect a platform; what was counted stays', [
    'turnout connection remove telegram --bot support',
  ])
    .addArgument(new Argument('<platform>', 'the platform').choices(connectorNames))
    .requiredOption('--bot <bot>', 'the bot')
    .action(async (connector: (typeof connectorNames)[number], flags: CommonFlags & { bot: string }) =>
      done(await runCommand(shell, flags, connectionRemove, { bot: flags.bot, connector })),
    );
};
