import { type AddCommand, addGroup } from './add-command.ts';
import { addConnectionAdd } from './connection-add.ts';
import { addConnectionList } from './connection-list.ts';
import { addConnectionRemove } from './connection-remove.ts';

export const addConnectionCommands: AddCommand = (program, shell, done) => {
  const group = addGroup(program, 'connection', 'the platforms that deliver to a bot by webhook');
  for (const add of [addConnectionAdd, addConnectionList, addConnectionRemove]) add(group, shell, done);
};
