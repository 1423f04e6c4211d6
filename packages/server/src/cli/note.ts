import { type AddCommand, addGroup } from './add-command.ts';
import { addNoteAdd } from './note-add.ts';
import { addNoteList } from './note-list.ts';
import { addNoteRemove } from './note-remove.ts';

export const addNoteCommands: AddCommand = (program, shell, done) => {
  const group = addGroup(program, 'note', 'what happened on which day of a bot, shown in its charts');
  for (const add of [addNoteAdd, addNoteList, addNoteRemove]) add(group, shell, done);
};
