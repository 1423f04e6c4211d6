import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { unknownBot } from '../access/bots.ts';
import { defineCommand } from '../product/command.ts';
import { deleteBot } from '../product/delete-bot.ts';
import { ProductError } from '../product/product-error.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';
import type { Shell } from './shell.ts';

export const botDelete = defineCommand({
  name: 'bot-delete',
  args: z.object({ bot: z.string() }),
  async *run(parts, { bot }) {
    const access = await parts.access();
    if (access.bots.get(bot) === undefined && !access.bots.deleting().includes(bot)) throw unknownBot(bot);
    yield { type: 'line', text: `Deleting "${bot}" with its keys, messages and figures …` };
    await deleteBot(access, await parts.counting(), bot);
    yield { type: 'result', text: `Deleted the bot "${bot}".`, value: { bot, deleted: true } };
  },
});

export const addBotDelete: AddCommand = (group, shell, done) => {
  addCommand(group, 'delete', 'delete a bot with its keys, messages and figures', [
    'turnout bot delete support',
    'turnout bot delete support --yes',
  ])
    .argument('<bot>', 'its id')
    .option('--yes', 'do not ask; without a terminal nothing is asked anyway')
    .action(async (bot: string, flags: CommonFlags & { yes?: boolean }) => {
      if (flags.yes !== true && shell.input.isTTY === true && !(await confirm(shell, bot))) {
        throw new ProductError(`"${bot}" was not deleted.`);
      }
      done(await runCommand(shell, flags, botDelete, { bot }));
    });
};

async function confirm(shell: Shell, bot: string): Promise<boolean> {
  const terminal = createInterface({ input: shell.input, output: shell.errors });
  const answer = await terminal.question(
    `Delete "${bot}" with its keys, messages and figures, for good? Type its id to confirm: `,
  );
  terminal.close();
  return answer.trim() === bot;
}
