import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const turnout = join(import.meta.dirname, '../../packages/server/bin/turnout');

type Exit = { code: number | null; signal: NodeJS.Signals | null };

export type RunOptions = {
  /** Where it looks for a `.env` file and what relative paths are meant from. */
  workingDirectory: string;
  /** Settings; nothing of this process's own reaches it. */
  settings?: Record<string, string>;
};

/** One process of the command line, and what it has said so far. */
export type Run = {
  process: ChildProcess;
  output(): string;
  errors(): string;
  /** Resolves once it is gone and all it said is here. */
  exited: Promise<Exit>;
};

/** Whatever a test that fails leaves running ends with the tests. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts `turnout …` as a person would, in an environment without settings of its own. */
export function runTurnout(argv: readonly string[], { workingDirectory, settings = {} }: RunOptions): Run {
  const foreign = Object.entries(process.env).filter(([name]) => !/^(?:TURNOUT_|NODE_|VITEST)/.test(name));
  const child = spawn(turnout, argv, {
    cwd: workingDirectory,
    env: { ...Object.fromEntries(foreign), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const exited = once(child, 'close').then(([code, signal]): Exit => {
    running.delete(child);
    return { code, signal };
  });
  return { process: child, output: () => said.stdout, errors: () => said.stderr, exited };
}

/** Runs one command to its end and gives what it printed. Rejects when its exit code is not 0. */
export async function callTurnout(argv: readonly string[], options: RunOptions): Promise<string> {
  const run = runTurnout(argv, options);
  const { code } = await run.exited;
  if (code !== 0) throw new Error(`turnout ${argv.join(' ')} ended with ${code}: ${run.errors()}`);
  return run.output().trim();
}

export type Server = Run & {
  pid: number;
  /** Such as http://127.0.0.1:40123 */
  address: string;
  setupLink: string | undefined;
  /** Sends the signal and resolves when the process is gone. */
  stop(signal?: NodeJS.Signals): Promise<Exit>;
};

/** Starts the product on a port of its own and resolves when it serves. Rejects, with what it said, when it ends instead. */
export async function startServer(
  dataDirectory: string,
  options: RunOptions,
  flags: readonly string[] = [],
): Promise<Server> {
  const run = runTurnout(['start', '--json', '--data', dataDirectory, '--port', '0', ...flags], options);
  const { address, setupLink, pid } = await announcement(run);
  return {
    ...run,
    pid,
    address,
    setupLink,
    async stop(signal = 'SIGTERM') {
      run.process.kill(signal);
      return await run.exited;
    },
  };
}

/** The one line it prints once it serves. */
async function announcement(run: Run): Promise<{ address: string; setupLink: string | undefined; pid: number }> {
  const line = Promise.withResolvers<string>();
  const look = () => {
    if (run.output().includes('\n')) line.resolve(run.output());
  };
  run.process.stdout?.on('data', look);
  run.exited.then(
    ({ code, signal }) => line.reject(new Error(`It ended with ${code ?? signal}: ${run.errors()}`)),
    line.reject,
  );
  // The cast: it is the product's own, and a test that relies on another shape fails.
  const said = JSON.parse(await line.promise) as { address: string; setupLink?: string };
  const { pid } = run.process;
  if (pid === undefined) throw new Error('It has no process.');
  return { address: said.address, setupLink: said.setupLink, pid };
}
