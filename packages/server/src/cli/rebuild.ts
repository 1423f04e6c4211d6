import { z } from 'zod';
import { unknownBot } from '../access/bots.ts';
import { type CommandEvent, defineCommand } from '../product/command.ts';
import type { Parts } from '../product/parts.ts';
import { reportProgress } from '../product/report-progress.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';

/** Makes all figures of a bot again, saying how far it is. */
export async function* rebuildFigures(parts: Parts, bot: string): AsyncGenerator<CommandEvent> {
  const { refresher } = await parts.counting();
  yield* reportProgress((report) =>
    refresher.rebuild(bot, (done, total, unit) =>
      report({
        phase: 'Computing figures',
        fraction: total > 0 ? done / total : undefined,
        count: done,
        unit,
      }),
    ),
  );
}

export const rebuild = defineCommand({
  name: 'rebuild',
  args: z.object({ bot: z.string() }),
  async *run(parts, { bot }) {
    const { bots } = await parts.access();
    if (bots.get(bot) === undefined) throw unknownBot(bot);
    const startedAt = performance.now();
    yield* rebuildFigures(parts, bot);
    const seconds = (performance.now() - startedAt) / 1000;
    yield {
      type: 'result',
      text: `All figures of "${bot}" were computed again from its messages, in ${seconds.toFixed(1)} s.`,
      value: { bot, seconds },
    };
  },
});

export const addRebuild: AddCommand = (program, shell, done) => {
  addCommand(program, 'rebuild', 'compute all figures of a bot again from its messages', [
    'turnout rebuild --bot support',
  ])
    .requiredOption('--bot <bot>', 'its id')
    .action(async (flags: CommonFlags & { bot: string }) =>
      done(await runCommand(shell, flags, rebuild, { bot: flags.bot })),
    );
};
