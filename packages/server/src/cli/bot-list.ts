import { z } from 'zod';
import { defineCommand } from '../product/command.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';
import { tableOf } from './table.ts';

export const botList = defineCommand({
  name: 'bot-list',
  args: z.object({}),
  async *run(parts) {
    const bots = (await parts.access()).bots.list();
    const rows = bots.map(({ bot, timezone, name }) => [bot, timezone, name]);
    const text = bots.length === 0 ? 'There are no bots yet.' : tableOf(['BOT', 'TIME ZONE', 'NAME'], rows);
    yield { type: 'result', text, value: bots };
  },
});

export const addBotList: AddCommand = (group, shell, done) => {
  addCommand(group, 'list', 'list the bots', ['turnout bot list', 'turnout bot list --json']).action(
    async (flags: CommonFlags) => done(await runCommand(shell, flags, botList, {})),
  );
};
