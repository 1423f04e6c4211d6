import { resolve } from 'node:path';
import { platformPattern, rejections } from '@turnout/contract';
import { z } from 'zod';
import { unknownBot } from '../access/bots.ts';
import { defineCommand } from '../product/command.ts';
import { ProductError } from '../product/product-error.ts';
import { reportProgress } from '../product/report-progress.ts';
import type { Gate } from '../receive/gate.ts';
import { openBackfill } from '../transfer/backfill/open-backfill.ts';
import { findSource } from '../transfer/backfill/recognise.ts';
import { sources } from '../transfer/backfill/sources.ts';
import { fields, parseColumnMap } from '../transfer/import/column-map.ts';
import { openImport } from '../transfer/import/open-import.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { addSourceOptions, type SourceFlags, sourceArgs, sourceArgsOf, sourceOptionsOf } from './import-source.ts';
import { badRowEvent, type Read, resultOf } from './import-text.ts';
import { runCommand } from './run-command.ts';

export const importCommand = defineCommand({
  name: 'import',
  args: z.object({
    path: z.string().optional(),
    bot: z.string(),
    platform: z.string().optional(),
    map: z.partialRecord(z.enum(fields), z.string()),
    isDryRun: z.boolean(),
    source: sourceArgs,
  }),
  async *run(parts, { isDryRun, source, path, map, ...request }, signal) {
    const { bots } = await parts.access();
    const bot = bots.get(request.bot);
    if (bot === undefined) throw unknownBot(request.bot);
    const { remote } = source;
    if ((path === undefined) === (remote === undefined)) {
      throw new ProductError('Give a file, or --url with the address of what can be asked.', { misuse: true });
    }
    const from = path === undefined ? source.from : await findSource(path, source.from);
    if (from !== undefined && source.from === undefined)
      yield { type: 'line', text: `This is ${sources[from].title}.` };
    const options = sourceOptionsOf(source, bot.timezone);
    const counting = await parts.counting();
    const leave = await enter(counting.importing);
    const underway = counting.imports.begin(bot.bot);
    try {
      // It may have been deleted while another import ran.
      if (bots.get(bot.bot) === undefined) throw unknownBot(bot.bot);
      const stop = AbortSignal.any([signal, underway.signal]);
      const startedAt = performance.now();
      const file = yield* reportProgress((report) => {
        const deps = { ...counting, now: Date.now, directory: parts.settings.dataDirectory, signal: stop, report };
        if (from === undefined && path !== undefined) return openImport(deps, { ...request, path, map });
        if (from === undefined) throw new ProductError('Say with --from what answers at --url.', { misuse: true });
        const origin = remote === undefined ? { path: path ?? '' } : { remote };
        return openBackfill(deps, { ...request, ...options, from, origin });
      });
      try {
        const read: Read = file;
        for await (const row of file.badRows()) yield badRowEvent(row, read);
        if (!isDryRun) yield* reportProgress((report) => underway.writing(() => file.store(report)));
        yield resultOf(
          read,
          { ...request, path: path ?? new URL(remote?.url ?? '').origin, isDryRun },
          (performance.now() - startedAt) / 1000,
        );
      } finally {
        file.close();
      }
    } finally {
      underway.end();
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

type Flags = CommonFlags & SourceFlags & { bot: string; platform?: string; map?: string[]; dryRun?: boolean };

export const addImport: AddCommand = (program, shell, done) => {
  const command = addCommand(
    program,
    'import',
    'import messages from a CSV, NDJSON or Parquet file, or what another product exports',
    [
      'turnout import messages.csv.gz --bot support',
      'turnout import export.parquet --bot support --platform whatsapp --map user=from --map timestamp=sent_at',
      'turnout import messages.ndjson --bot support --dry-run   # only says what is wrong with it',
      'turnout import result.json --bot support --from telegram --bot-user 123456789',
      'turnout import --bot support --from chatwoot --url https://chat.example.com/app/accounts/1 --token-env CHATWOOT_TOKEN',
    ],
  )
    .argument('[file]', '.csv, .ndjson or .jsonl, also with .gz or .zst, or .parquet; or an export; none with --url')
    .requiredOption('--bot <bot>', 'the bot whose messages they are')
    .option('--platform <platform>', 'the platform of every message, whatever the file says')
    .option('--map <field=column...>', `where a field (${fields.join(', ')}) is in a column of another name`)
    .option('--dry-run', 'check every row and import none')
    .addHelpText('after', notes);
  addSourceOptions(command).action(async (file: string | undefined, flags: Flags) => {
    const { bot, platform } = flags;
    if (platform !== undefined && !platformPattern.test(platform)) {
      throw new ProductError(`--platform is "${platform}", but ${rejections.invalid_platform}`, { misuse: true });
    }
    const map = parseColumnMap(flags.map ?? []);
    const path = file === undefined ? undefined : resolve(shell.workingDirectory, file);
    const args = {
      path,
      bot,
      platform,
      map,
      isDryRun: flags.dryRun === true,
      source: sourceArgsOf(flags, shell.environment),
    };
    done(await runCommand(shell, flags, importCommand, args));
  });
};

const notes = `
Columns: timestamp (ISO 8601 with an offset, or epoch milliseconds), platform, user, direction (received or sent, seen
from the bot) and, if the platform has message ids, id. Others are passed over. A typed timestamp column of a
Parquet file is taken as UTC. What --from takes, and how to get it, is in docs/connect/backfill.md.
Bad rows are listed with their line, the good ones are kept; exit code 1 if none was good. Importing the same file again changes
nothing; rows that have no id count again when another file holds them, too.
With --json the output is one document: {"rejected": [{"line", "code", "field", "message"}, …], "accepted": n, "withoutId": n, …}.`;
