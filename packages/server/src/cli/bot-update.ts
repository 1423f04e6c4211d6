import { z } from 'zod';
import { unknownBot } from '../access/bots.ts';
import { defineCommand } from '../product/command.ts';
import { ProductError } from '../product/product-error.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { rebuildFigures } from './rebuild.ts';
import { runCommand } from './run-command.ts';

export const botUpdate = defineCommand({
  name: 'bot-update',
  args: z.object({ bot: z.string(), name: z.string().optional(), timezone: z.string().optional() }),
  async *run(parts, { bot, name, timezone }) {
    const { bots } = await parts.access();
    const before = bots.get(bot);
    if (before === undefined) throw unknownBot(bot);
    bots.update(bot, { ...(name !== undefined && { name }), ...(timezone !== undefined && { timezone }) });
    const after = { ...before, ...(name !== undefined && { name }), ...(timezone !== undefined && { timezone }) };
    // Also when it is the same zone: that finishes what an interrupted change left.
    if (timezone !== undefined) yield* rebuildFigures(parts, bot);
    const text = `The bot "${bot}" is named "${after.name}"; its days are those of ${after.timezone}.`;
    yield { type: 'result', text, value: after };
  },
});

export const addBotUpdate: AddCommand = (group, shell, done) => {
  addCommand(group, 'update', 'rename a bot, or move it to another time zone', [
    'turnout bot update support --name "Support desk"',
    'turnout bot update support --timezone Europe/Lisbon   # its figures are computed again',
  ])
    .argument('<bot>', 'its id')
    .option('--name <name>', 'the name people see')
    .option('--timezone <zone>', 'the IANA time zone whose days are counted')
    .action(async (bot: string, flags: CommonFlags & { timezone?: string; name?: string }) => {
      const { timezone, name } = flags;
      if (timezone === undefined && name === undefined) {
        throw new ProductError('Say what to change: --name, --timezone or both.', { misuse: true });
      }
      done(await runCommand(shell, flags, botUpdate, { bot, name, timezone }));
    });
};
