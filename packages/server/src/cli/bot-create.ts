import { z } from 'zod';
import { defineCommand } from '../product/command.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';

export const botCreate = defineCommand({
  name: 'bot-create',
  args: z.object({ bot: z.string(), name: z.string(), timezone: z.string() }),
  async *run(parts, bot) {
    const { bots } = await parts.access();
    bots.create(bot);
    yield { type: 'result', text: `Created the bot "${bot.bot}"; its days are those of ${bot.timezone}.`, value: bot };
  },
});

export const addBotCreate: AddCommand = (group, shell, done) => {
  addCommand(group, 'create', 'create a bot', [
    'turnout bot create support --timezone America/Santiago',
    'turnout bot create support --timezone Europe/Lisbon --name "Support desk"',
  ])
    .argument('<bot>', 'its id, as it will stand in addresses: a-z, 0-9, "-" and "_"')
    .requiredOption('--timezone <zone>', 'the IANA time zone whose days are counted')
    .option('--name <name>', 'the name people see (the id)')
    .action(async (bot: string, flags: CommonFlags & { timezone: string; name?: string }) => {
      const { timezone, name = bot } = flags;
      done(await runCommand(shell, flags, botCreate, { bot, name, timezone }));
    });
};
