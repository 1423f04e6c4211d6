import { resolve } from 'node:path';
import { platformPattern, rejections } from '@turnout/contract';
import { z } from 'zod';
import { AccessError } from '../access/access-error.ts';
import { type CommandEvent, defineCommand } from '../product/command.ts';
import { ProductError } from '../product/product-error.ts';
import { reportProgress } from '../product/report-progress.ts';
import type { Gate } from '../receive/gate.ts';
import { fields, parseColumnMap } from '../transfer/import/column-map.ts';
import type { BadRow } from '../transfer/import/faults.ts';
import { type Import, openImport } from '../transfer/import/open-import.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';

export const importCommand = defineCommand({
  name: 'import',
  args: z.object({
    path: z.string(),
    bot: z.string(),
    platform: z.string().optional(),
    map: z.partialRecord(z.enum(fields), z.string()),
    isDryRun: z.boolean(),
  }),
  async *run(parts, { isDryRun, ...request }, signal) {
    const { bots } = await parts.access();
    if (bots.get(request.bot) === undefined) throw new AccessError('unknown_bot', `There is no bot "${request.bot}".`);
    const counting = await parts.counting();
    const leave = await enter(counting.importing);
    try {
      const startedAt = performance.now();
      const file = yield* reportProgress((report) =>
        openImport({ ...counting, now: Date.now, directory: parts.settings.dataDirectory, signal, report }, request),
      );
      try {
        for await (const row of file.badRows())
          yield { type: 'item', list: 'rejected', text: sentenceOf(row), value: row };
        if (!isDryRun) yield* reportProgress((report) => file.store(report));
        yield resultOf(file, request, isDryRun, (performance.now() - startedAt) / 1000);
      } finally {
        file.close();
      }
    } finally {
      leave();
    }
  },
});

/** Waits for a place at the gate; the answer gives it back. A generator can't be handed to a gate as one piece of work. */
function enter(gate: Gate): Promise<() => void> {
  return new Promise((entered) => {
    void gate(() => new Promise<void>((leave) => entered(leave)));
  });
}

/** "1 row", "1,200 rows". */
const count = (number: number, one: string) => `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;

function sentenceOf({ line, field, message }: BadRow): string {
  return `Line ${line}${field === undefined ? '' : `, ${field}`}: ${message}`;
}

type Request = { path: string; bot: string };

function resultOf(
  { rows, rejected, withoutId }: Import,
  { path, bot }: Request,
  isDryRun: boolean,
  seconds: number,
): CommandEvent {
  const accepted = rows - rejected;
  const rate = Math.round(accepted / Math.max(seconds, 0.001));
  const text = isDryRun
    ? `${count(accepted, 'row')} of ${path} would be imported, ${count(rejected, 'row')} would be rejected.`
    : `Imported ${count(accepted, 'message')} into "${bot}" in ${seconds.toFixed(1)} s (${rate.toLocaleString('en')} a second); ` +
      `${count(rejected, 'row')} ${rejected === 1 ? 'was' : 'were'} rejected.`;
  // Rows without an id are told apart by their file: a repaired copy of it is another file.
  const advice =
    'The rows have no ids, so import only the repaired ones, as a file of their own: the others would be counted again.';
  const needsAdvice = !isDryRun && rejected > 0 && withoutId > 0;
  return {
    type: 'result',
    text: needsAdvice ? `${text}\n${advice}` : text,
    value: { bot, accepted, rejectedCount: rejected, dryRun: isDryRun, seconds, rowsPerSecond: rate },
    list: 'rejected',
    failed: accepted === 0 && rejected > 0,
  };
}

export const addImport: AddCommand = (program, shell, done) => {
  addCommand(program, 'import', 'import messages from a CSV, NDJSON or Parquet file', [
    'turnout import messages.csv.gz --bot support',
    'turnout import export.parquet --bot support --platform whatsapp --map user=from --map timestamp=sent_at',
    'turnout import messages.ndjson --bot support --dry-run   # only says what is wrong with it',
  ])
    .argument('<file>', '.csv, .ndjson or .jsonl, also with .gz or .zst, or .parquet')
    .requiredOption('--bot <bot>', 'the bot whose messages they are')
    .option('--platform <platform>', 'the platform of every row, whatever the file says')
    .option('--map <field=column...>', `where a field (${fields.join(', ')}) is in a column of another name`)
    .option('--dry-run', 'check every row and import none')
    .addHelpText('after', notes)
    .action(
      async (
        file: string,
        flags: CommonFlags & { bot: string; platform?: string; map?: string[]; dryRun?: boolean },
      ) => {
        const { bot, platform } = flags;
        if (platform !== undefined && !platformPattern.test(platform)) {
          throw new ProductError(`--platform is "${platform}", but ${rejections.invalid_platform}`, { misuse: true });
        }
        const map = parseColumnMap(flags.map ?? []);
        const path = resolve(shell.workingDirectory, file);
        done(
          await runCommand(shell, flags, importCommand, { path, bot, platform, map, isDryRun: flags.dryRun === true }),
        );
      },
    );
};

const notes = `
Columns: timestamp (ISO 8601 with an offset, or epoch milliseconds), platform, user, direction (received or sent, seen
from the bot) and, if the platform has message ids, id. Others are passed over. A typed timestamp column of a
Parquet file is taken as UTC.
Bad rows are listed with their line, the good ones are kept; exit code 1 if none was good. Importing a file again changes nothing.
With --json the output is one document: {"rejected": [{"line", "code", "field", "message"}, …], "accepted": n, …}.`;
