import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { shapeOf } from './data.ts';
import { type Host, startHost } from './host-client.ts';
import { measures } from './measures/all.ts';
import { wholeRun } from './measures/memory.ts';
import type { Options } from './options.ts';
import type { Report, Row } from './row.ts';
import { measureSize, measureUserDays } from './size.ts';
import { pause, timed } from './statistics.ts';

const idleMs = 5_000;

/** Makes the data, runs the measures on it, and leaves nothing behind. */
export async function runBench({ messages, only }: Options, log: (line: string) => void): Promise<Report> {
  const loadBefore = loadavg()[0] ?? Number.NaN;
  const directory = mkdtempSync(join(tmpdir(), 'turnout-bench-'));
  const shape = shapeOf('bench', messages, Date.now());
  const rows: Row[] = [];
  let host = startHost();
  try {
    log(`Making ${messages} messages`);
    await host.open(join(directory, 'data'));
    const keys = await host.createBot(shape.bot, shape.timezone);
    await host.generate(shape);
    log('First refresh');
    rows.push(...(await firstRefresh(host, shape.bot)));
    const userDays = await measureUserDays(host, shape.bot);
    if (only.includes('size')) rows.push(...(await measureSize(host, messages)));

    await host.stop();
    host = startHost();
    const { result: opened, ms: startMs } = await timed(() => host.open(join(directory, 'data')));
    if (only.includes('memory')) rows.push(...(await idle(host, startMs)));
    await host.meter(wholeRun);
    for (const [name, measure] of Object.entries(measures)) {
      if (!only.some((wanted) => wanted === name)) continue;
      log(`Measuring: ${name}`);
      rows.push(...(await measure({ host, port: opened.port, keys, shape, directory, log })));
    }
    const data = { messages, users: shape.users, userDays, days: shape.days };
    return { ran: { ...environment(), loadBefore }, data, rows };
  } finally {
    await host.stop().catch(() => {});
    rmSync(directory, { recursive: true, force: true });
  }
}

async function firstRefresh(host: Host, bot: string): Promise<Row[]> {
  await host.meter('first refresh');
  const { ms } = await timed(() => host.settle(bot));
  const { peakRssMb, cpuSeconds } = await host.metered('first refresh');
  const note = `${cpuSeconds.toFixed(1)} s of processor time, peak ${Math.round(peakRssMb)} MB`;
  return [{ measure: 'first refresh', value: ms / 1000, unit: 's', note }];
}

async function idle(host: Host, startMs: number): Promise<Row[]> {
  await pause(idleMs);
  await host.meter('idle');
  const { rssMb } = await host.metered('idle');
  return [
    { measure: 'start, with this data', value: startMs, unit: 'ms' },
    { measure: 'memory, idle', value: rssMb, unit: 'MB', goal: { atMost: 400 }, note: 'after a start with this data' },
  ];
}

function environment(): Omit<Report['ran'], 'loadBefore'> {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  return {
    at: new Date().toISOString(),
    commit: commit.trim(),
    machine: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 1e6),
    node: process.versions.node,
  };
}
