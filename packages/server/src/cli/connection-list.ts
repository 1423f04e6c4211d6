import { z } from 'zod';
import { unknownBot } from '../access/bots.ts';
import { addressOf } from '../product/addresses.ts';
import { defineCommand } from '../product/command.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';
import { tableOf } from './table.ts';

export const connectionList = defineCommand({
  name: 'connection-list',
  args: z.object({ bot: z.string() }),
  async *run(parts, { bot }) {
    const access = await parts.access();
    if (access.bots.get(bot) === undefined) throw unknownBot(bot);
    const { host, port, publicUrl = addressOf(host, port) } = parts.settings;
    const list = access.connections.list(bot).map(({ connector, connectedAtMs }) => ({
      connector,
      address: new URL(`/hooks/${connector}/${bot}`, publicUrl).href,
      connectedAt: new Date(connectedAtMs).toISOString(),
    }));
    const rows = list.map(({ connector, address, connectedAt }) => [connector, address, connectedAt]);
    const text =
      rows.length === 0 ? 'No platform is connected yet.' : tableOf(['PLATFORM', 'ADDRESS', 'CONNECTED'], rows);
    yield { type: 'result', text, value: list };
  },
});

export const addConnectionList: AddCommand = (group, shell, done) => {
  addCommand(group, 'list', 'list the platforms that deliver to a bot', ['turnout connection list --bot support'])
    .requiredOption('--bot <bot>', 'the bot')
    .action(async (flags: CommonFlags & { bot: string }) =>
      done(await runCommand(shell, flags, connectionList, { bot: flags.bot })),
    );
};
