import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { shapeOf } from './data.ts';
import { type Host, startHost } from './host-client.ts';
import { measures } from './measures/all.ts';
import type { Options } from './options.ts';
import type { Report, Row } from './row.ts';
import { measureSize, measureUserDays } from './size.ts';
import { timed } from './statistics.ts';

/** Makes the data, runs the measures on it, and leaves nothing behind. */
export async function runBench({ messages, only }: Options, log: (line: string) => void): Promise<Report> {
  const loadBefore = loadavg()[0] ?? Number.NaN;
  const directory = mkdtempSync(join(tmpdir(), 'turnout-bench-'));
  const shape = shapeOf('bench', messages, Date.now());
  const rows: Row[] = [];
  const peaks: { name: string; mb: number }[] = [];
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

    for (const [name, measure] of Object.entries(measures)) {
      if (!only.some((wanted) => wanted === name)) continue;
      log(`Measuring: ${name}`);
      // Each in a process of its own: what one leaves in memory is not the next one's.
      await host.stop();
      host = startHost();
      const { result: opened, ms: startMs } = await timed(() => host.open(join(directory, 'data')));
      await host.meter(name);
      rows.push(...(await measure({ host, port: opened.port, startMs, keys, shape, directory })));
      peaks.push({ name, mb: (await host.metered(name)).peakRssMb });
    }
    if (only.includes('memory'))
      rows.push(
        ...peaks.filter(({ name }) => !['memory', 'raw', 'page', 'sdk', 'forwarding'].includes(name)).map(peakRow),
      );
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

function peakRow({ name, mb }: { name: string; mb: number }): Row {
  return {
    measure: `memory, peak, ${name}`,
    value: mb,
    unit: 'MB',
    ...(name === 'rebuild' && { goal: { atMost: 1_200 } }),
  };
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
