import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { findServer } from '../product/control-client.ts';
import { examineDirectory, examinePart, examineSecret, examineSpool } from '../product/doctor/data.ts';
import type { Finding } from '../product/doctor/finding.ts';
import { examineClock, examineDisk, examineNode } from '../product/doctor/machine.ts';
import { examineSettings } from '../product/doctor/settings.ts';
import { readDotEnv } from '../product/dot-env.ts';
import { ProductError } from '../product/product-error.ts';
import { readSettings, type SettingSources } from '../product/settings.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { doctorEngine } from './doctor-engine.ts';
import { eventsOf } from './run-command.ts';
import type { Shell } from './shell.ts';

export const addDoctor: AddCommand = (program, shell, done) => {
  addCommand(program, 'doctor', 'check settings, engine, disk, clock and permissions', [
    'turnout doctor',
    'turnout doctor --json',
  ]).action(async (flags: CommonFlags) => {
    const findings = await examine(shell, flags);
    const wrong = findings.filter(({ ok }) => !ok);
    if (flags.json === true) shell.output.write(`${JSON.stringify(findings)}\n`);
    else shell.output.write(`${[...findings.map(lineOf), verdictOf(wrong.length)].join('\n')}\n`);
    done(wrong.length === 0 ? 0 : 1);
  });
};

function lineOf({ ok, about, says, todo }: Finding): string {
  return `${ok ? 'ok   ' : 'WRONG'}  ${about.padEnd(8)}  ${says}${todo === undefined ? '' : `. ${todo}`}`;
}

const verdictOf = (wrong: number) => {
  if (wrong === 0) return 'Everything is as it should be.';
  return wrong === 1 ? 'One thing is wrong.' : `${wrong} things are wrong.`;
};

async function examine(shell: Shell, flags: CommonFlags): Promise<Finding[]> {
  const sources: SettingSources = {
    flags: flags.data === undefined ? {} : { TURNOUT_DATA_DIR: flags.data },
    environment: shell.environment,
    dotEnv: readDotEnv(shell.workingDirectory),
    workingDirectory: shell.workingDirectory,
  };
  const settings = examineSettings(sources);
  const findings = [examineNode(process.versions.node), ...settings];
  // Without settings it is not known what else to look at.
  if (settings.some(({ ok }) => !ok)) return findings;

  const { dataDirectory, secret } = readSettings(sources);
  findings.push(
    examineDirectory(dataDirectory),
    await examineDisk(dataDirectory),
    examineSecret(dataDirectory, secret !== undefined),
    examineSpool(dataDirectory),
  );
  const { finding, newestMs } = await examineParts(sources, dataDirectory);
  return [...findings, examineClock(Date.now(), newestMs), ...finding];
}

const answer = z.object({ bots: z.int(), engine: z.string(), newestMs: z.number() });

/** Opens accounts and engine, or asks the server that has them. Where there is no data yet, the engine is tried elsewhere. */
async function examineParts(
  sources: SettingSources,
  dataDirectory: string,
): Promise<{ finding: Finding[]; newestMs: number }> {
  const isNew = !existsSync(join(dataDirectory, 'secret.fingerprint'));
  const directory = isNew ? mkdtempSync(join(tmpdir(), 'turnout-doctor-')) : dataDirectory;
  const settings = { ...readSettings(sources), dataDirectory: resolve(directory) };
  const server =
    (await findServer(directory)) === undefined
      ? 'No server runs on this data directory'
      : 'A server runs on this data directory';
  let newestMs = 0;
  try {
    const engine = await examinePart('engine', async () => {
      for await (const message of eventsOf(settings, doctorEngine, {}, new AbortController().signal)) {
        if (message.type === 'error') throw new ProductError(message.message);
        if (message.type !== 'result') continue;
        const parsed = answer.parse(message.value);
        newestMs = parsed.newestMs;
        return `chDB ${parsed.engine} and the accounts answer; ${parsed.bots} bots`;
      }
      throw new Error('Nothing was answered.');
    });
    return { finding: [{ ok: true, about: 'server', says: server }, engine], newestMs };
  } finally {
    if (isNew) rmSync(directory, { recursive: true, force: true });
  }
}
