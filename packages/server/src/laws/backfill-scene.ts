import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Usage, UsageQuestion } from '@turnout/contract';
import { type BackfillRequest, openBackfill } from '../transfer/backfill/open-backfill.ts';
import type { Remote } from '../transfer/backfill/remote.ts';
import { noOptions } from '../transfer/backfill/source-scene.ts';
import type { BadRow } from '../transfer/import/faults.ts';
import { type ImportScene, openImportScene } from '../transfer/import/import-scene.ts';
import type { Report } from '../transfer/import/watch-statement.ts';
import { answerUsage } from '../usage/answer.ts';

type Request = Partial<Omit<BackfillRequest, 'origin'>> & Pick<BackfillRequest, 'from'>;
type Options = { isDryRun?: boolean; report?: Report; signal?: AbortSignal };
type Outcome = { rows: number; rejected: number; ignored: Record<string, number>; bad: BadRow[] };

/** The rooms that a backfill passes, real, and the figures that come of it. The zone of every bot is UTC. */
export type BackfillScene = ImportScene & {
  /** Writes a file of this name and content into a directory of the tests; gives its path. */
  write(name: string, content: string | Buffer): string;
  backfill(path: string | Remote, request: Request, options?: Options): Promise<Outcome>;
  ask(bot: string, question: UsageQuestion): Promise<Usage>;
};

export async function openBackfillScene(): Promise<BackfillScene> {
  const scene = await openImportScene();
  return {
    ...scene,
    write(name, content) {
      const path = join(scene.directory, name);
      writeFileSync(path, content);
      return path;
    },
    async backfill(path, request, { isDryRun = false, report, signal } = {}) {
      const file = await openBackfill(scene.deps({ report, signal }), {
        ...noOptions,
        origin: typeof path === 'string' ? { path } : { remote: path },
        bot: 'support',
        ...request,
      });
      try {
        const bad: BadRow[] = [];
        for await (const row of file.badRows()) bad.push(row);
        if (!isDryRun) await file.store(report ?? (() => {}));
        return { rows: file.rows, rejected: file.rejected, ignored: Object.fromEntries(file.ignored), bad };
      } finally {
        file.close();
      }
    },
    ask(bot, question) {
      const { engine, refresher } = scene;
      return answerUsage({ engine, refresher }, { bot, name: bot, timezone: 'UTC' }, question);
    },
  };
}
