import { z } from 'zod';
import { unknownNote } from '../access/notes.ts';
import { defineCommand } from '../product/command.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';

export const noteRemove = defineCommand({
  name: 'note-remove',
  args: z.object({ bot: z.string(), id: z.string() }),
  async *run(parts, { bot, id }) {
    const { notes } = await parts.access();
    if (!notes.delete(bot, id)) throw unknownNote();
    yield { type: 'result', text: `Removed the note ${id}.`, value: { id, removed: true } };
  },
});

export const addNoteRemove: AddCommand = (group, shell, done) => {
  addCommand(group, 'remove', 'remove a note', ['turnout note remove k3v9m2xq --bot support'])
    .argument('<id>', 'the id that "note list" shows')
    .requiredOption('--bot <bot>', 'whose note it is')
    .action(async (id: string, flags: CommonFlags & { bot: string }) =>
      done(await runCommand(shell, flags, noteRemove, { bot: flags.bot, id })),
    );
};
