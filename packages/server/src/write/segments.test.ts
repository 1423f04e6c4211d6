import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSegments } from './segments.ts';

const spooled = (first: number, count: number) => ({
  messages: Array.from({ length: count }, (_, at) => ({
    bot: 'support',
    platform: 'sms',
    user: 1n,
    direction: 'received' as const,
    timestampMs: Date.UTC(2026, 0, 2),
    id: BigInt(first + at),
  })),
  pairs: [],
});

test('what is stored is not there again after a start, even where its file cannot be removed', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'turnout-segments-'));
  execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', directory]);
  try {
    const segments = openSegments(directory);
    await segments.append(spooled(0, 10));
    await segments.seal();
    const [segment] = segments.sealed();
    if (segment === undefined) throw new Error('Nothing was appended.');
    // What something is mounted on cannot be removed.
    execFileSync('mount', ['--bind', segment.path, segment.path]);
    await expect(segments.remove(segment)).rejects.toMatchObject({ code: 'EBUSY' });
    expect([...segments.sealed(), ...openSegments(directory).sealed()]).toMatchObject([{ bytes: 0, messages: 0 }]);
    execFileSync('umount', [segment.path]);
  } finally {
    execFileSync('umount', ['--lazy', directory]);
    rmSync(directory, { recursive: true });
  }
});

// Mounting needs root. Where it is refused, this test fails, and says so.
test('an append that a full disk cuts short leaves nothing, however often it is tried, and nothing before it is lost', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'turnout-segments-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', directory]);
  try {
    const files = () => readdirSync(directory).filter((name) => name.endsWith('.spool'));
    const segments = openSegments(directory);
    await segments.append(spooled(0, 10));
    const before = segments.stats();
    const { bavail, bsize } = statfsSync(directory);
    writeFileSync(join(directory, 'ballast'), Buffer.alloc(bavail * bsize));
    // Ends in the middle of a line of the file that there is, and then in new ones.
    for (let time = 0; time < 3; time += 1) {
      await expect(segments.append(spooled(10, 500))).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(segments.stats()).toEqual(before);
      expect(files()).toHaveLength(1);
      expect(statSync(join(directory, files()[0] ?? '')).size).toBe(before.bytes);
    }
    rmSync(join(directory, 'ballast'));
    await segments.append(spooled(10, 500));
    await segments.seal();
    const read = await Promise.all(segments.sealed().map(segments.read));
    expect(read.flatMap(({ messages }) => messages.map(({ id }) => Number(id)))).toEqual([...Array(510).keys()]);
    expect(read.map(({ damaged }) => damaged)).toEqual([0, 0]);
  } finally {
    execFileSync('umount', ['--lazy', directory]);
    rmSync(directory, { recursive: true, force: true });
  }
});
