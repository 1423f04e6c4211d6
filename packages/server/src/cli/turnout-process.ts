import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../bin/turnout', import.meta.url));

type Finished = { exitCode: number | null; output: string; errors: string };
export type RunningServer = {
  address: string;
  setupLink: string | undefined;
  process: ChildProcess;
  stop(signal?: NodeJS.Signals): Promise<Finished>;
};

/** The command as a user runs it, in an empty directory of its own. */
export type Terminal = {
  directory: string;
  run(args: readonly string[], environment?: Record<string, string>): Promise<Finished>;
  /** With a terminal for its output, by script(1); what goes to either stream is in `output`. Arguments without blanks. */
  onTerminal(args: readonly string[]): Promise<Finished>;
  launch(
    args: readonly string[],
    environment?: Record<string, string>,
  ): { child: ChildProcessByStdio<null, Readable, Readable>; finished: Promise<Finished> };
  /** Resolves when it listens; rejects with what it said when it did not come to that. */
  start(args?: readonly string[], environment?: Record<string, string>): Promise<RunningServer>;
  close(): Promise<void>;
};

export function openTerminal(): Terminal {
  const directory = mkdtempSync(join(tmpdir(), 'turnout-cli-'));
  const children = new Set<ChildProcess>();

  const launch = (args: readonly string[], environment?: Record<string, string>) =>
    spawnIt(launcher, args, environment);

  function spawnIt(program: string, args: readonly string[], environment: Record<string, string> = {}) {
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('TURNOUT_'));
    const env = { ...Object.fromEntries(kept), ...environment };
    const child = spawn(program, args, { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    const exit = once(child, 'exit');
    const finished = Promise.all([exit, text(child.stdout), text(child.stderr)]).then(
      ([[exitCode], output, errors]) => {
        children.delete(child);
        // The cast: the first argument of "exit" is the code, or null after a signal.
        return { exitCode: exitCode as number | null, output, errors };
      },
    );
    return { child, finished };
  }

  return {
    directory,
    launch,
    onTerminal: (args) => spawnIt('script', ['-qec', [`'${launcher}'`, ...args].join(' '), '/dev/null']).finished,
    run: (args, environment) => launch(args, environment).finished,
    async start(args = ['start', '--port', '0', '--json'], environment) {
      const { child, finished } = launch(args, environment);
      const line = new Promise<string>((resolve) =>
        child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk))),
      );
      const first = await Promise.race([line, finished]);
      if (typeof first !== 'string') throw new Error(`It did not start: ${first.errors}`);
      // The cast: it is what `start --json` prints.
      const { address, setupLink } = JSON.parse(first) as { address: string; setupLink?: string };
      return {
        address,
        setupLink,
        process: child,
        stop(signal = 'SIGTERM') {
          child.kill(signal);
          return finished;
        },
      };
    },
    async close() {
      for (const child of children) child.kill('SIGKILL');
      await Promise.all([...children].map((child) => once(child, 'exit')));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
