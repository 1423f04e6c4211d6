import { z } from 'zod';
import { defineCommand } from '../product/command.ts';
import { ProductError } from '../product/product-error.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';

export const keyRevoke = defineCommand({
  name: 'key-revoke',
  args: z.object({ id: z.string() }),
  async *run(parts, { id }) {
    if (!(await parts.access()).keys.revoke(id)) {
      throw new ProductError(`There is no key "${id}"; "turnout key list" lists their ids.`);
    }
    yield { type: 'result', text: `Revoked the key ${id}; it is refused from now on.`, value: { id, revoked: true } };
  },
});

export const addKeyRevoke: AddCommand = (group, shell, done) => {
  addCommand(group, 'revoke', 'make a key useless', ['turnout key revoke k_3f9a'])
    .argument('<id>', 'its id, from "turnout key list"')
    .action(async (id: string, flags: CommonFlags) => done(await runCommand(shell, flags, keyRevoke, { id })));
};
