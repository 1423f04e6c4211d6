import { z } from 'zod';
import { unknownBot } from '../access/bots.ts';
import { defineCommand } from '../product/command.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';
import { tableOf } from './table.ts';

export const noteList = defineCommand({
  name: 'note-list',
  args: z.object({ bot: z.string() }),
  async *run(parts, { bot }) {
    const access = await parts.access();
    if (access.bots.get(bot) === undefined) throw unknownBot(bot);
    const notes = access.notes.list(bot);
    const rows = notes.map(({ id, day, lastDay, text }) => [id, day, lastDay, text]);
    const text = notes.length === 0 ? 'There are no notes yet.' : tableOf(['ID', 'DAY', 'LAST DAY', 'TEXT'], rows);
    yield { type: 'result', text, value: notes };
  },
});

export const addNoteList: AddCommand = (group, shell, done) => {
  addCommand(group, 'list', 'list the notes of a bot, by day', ['turnout note list --bot support'])
    .requiredOption('--bot <bot>', 'whose notes')
    .action(async (flags: CommonFlags & { bot: string }) =>
      done(await runCommand(shell, flags, noteList, { bot: flags.bot })),
    );
};
