import { type AddCommand, addGroup } from './add-command.ts';
import { addKeyCreate } from './key-create.ts';
import { addKeyList } from './key-list.ts';
import { addKeyRevoke } from './key-revoke.ts';

export const addKeyCommands: AddCommand = (program, shell, done) => {
  const group = addGroup(program, 'key', 'the keys that bots and programs send messages and read figures with');
  for (const add of [addKeyCreate, addKeyList, addKeyRevoke]) add(group, shell, done);
};
