import { z } from 'zod';
import type { Key } from '../access/keys.ts';
import { defineCommand } from '../product/command.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';
import { tableOf } from './table.ts';

export const keyList = defineCommand({
  name: 'key-list',
  args: z.object({ bot: z.string().optional() }),
  async *run(parts, { bot }) {
    const keys = (await parts.access()).keys.list(bot);
    const rows = keys.map((key) => [
      key.id,
      key.bot,
      key.scope,
      key.createdAt,
      key.lastUsedAt ?? 'never',
      originsOf(key),
    ]);
    const text =
      keys.length === 0
        ? 'There are no keys yet.'
        : tableOf(['ID', 'BOT', 'SCOPE', 'CREATED', 'LAST USED', 'ORIGINS'], rows);
    yield { type: 'result', text, value: keys };
  },
});

const originsOf = (key: Key) => (key.scope === 'webchat' ? key.origins.join(' ') : '');

export const addKeyList: AddCommand = (group, shell, done) => {
  addCommand(group, 'list', 'list the keys, without what they are', [
    'turnout key list',
    'turnout key list --bot support',
  ])
    .option('--bot <bot>', 'only the keys of this bot')
    .action(async (flags: CommonFlags & { bot?: string }) =>
      done(await runCommand(shell, flags, keyList, { bot: flags.bot })),
    );
};
