import type { AnyCommand } from '../product/command.ts';
import { botCreate } from './bot-create.ts';
import { botDelete } from './bot-delete.ts';
import { botList } from './bot-list.ts';
import { botUpdate } from './bot-update.ts';
import { connectionAdd } from './connection-add.ts';
import { connectionList } from './connection-list.ts';
import { connectionRemove } from './connection-remove.ts';
import { doctorEngine } from './doctor-engine.ts';
import { importCommand } from './import.ts';
import { keyCreate } from './key-create.ts';
import { keyList } from './key-list.ts';
import { keyRevoke } from './key-revoke.ts';
import { noteAdd } from './note-add.ts';
import { noteList } from './note-list.ts';
import { noteRemove } from './note-remove.ts';
import { rebuild } from './rebuild.ts';

/** What a running server does for commands of other processes. */
export const commands: readonly AnyCommand[] = [
  botCreate,
  botList,
  botUpdate,
  botDelete,
  keyCreate,
  keyList,
  keyRevoke,
  connectionAdd,
  connectionList,
  connectionRemove,
  noteAdd,
  noteList,
  noteRemove,
  importCommand,
  rebuild,
  doctorEngine,
].map(({ any }) => any);
