import { type AddCommand, addGroup } from './add-command.ts';
import { addBotCreate } from './bot-create.ts';
import { addBotDelete } from './bot-delete.ts';
import { addBotList } from './bot-list.ts';
import { addBotUpdate } from './bot-update.ts';

export const addBotCommands: AddCommand = (program, shell, done) => {
  const group = addGroup(program, 'bot', 'the bots whose messages are counted');
  for (const add of [addBotCreate, addBotList, addBotUpdate, addBotDelete]) add(group, shell, done);
};
