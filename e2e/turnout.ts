import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

const program = join(import.meta.dirname, '../packages/server/bin/turnout');

/** The product, running as its users run it. */
export type Turnout = {
  /** `http://127.0.0.1:…` */
  origin: string;
  /** What the command prints to be opened: the dashboard of a demo, the set-up of a fresh start. */
  link: string;
  dataDirectory: string;
  /** Runs a command beside the running server, on its data; resolves to what it prints. */
  run(...args: string[]): Promise<string>;
  /** Ends the server. `start` keeps its data, a demo begins anew. */
  stop(): Promise<void>;
  /** The same address once more, after `stop`. */
  restart(): Promise<void>;
  /** Ends the server and removes its data. */
  close(): Promise<void>;
};

type Options = { settings?: Record<string, string> };

/** `turnout demo`: the sample bot, open to everybody. */
export const startDemo = (options: Options = {}): Promise<Turnout> => startTurnout('demo', options);

/** `turnout start` on an empty data directory. */
export const startServer = (options: Options = {}): Promise<Turnout> => startTurnout('start', options);

async function startTurnout(command: 'demo' | 'start', { settings = {} }: Options): Promise<Turnout> {
  const home = mkdtempSync(join(tmpdir(), 'turnout-e2e-'));
  // Nothing else of this environment: a runner's NODE_ENV, or somebody's own TURNOUT_ settings, would change what is tried.
  const env = { PATH: process.env['PATH'], HOME: home, TURNOUT_LOG_LEVEL: 'warn', ...settings };
  const place = command === 'start' ? ['--data', join(home, 'data')] : [];
  const launch = async (onPort: string) => {
    const server = spawn(program, [command, '--json', '--port', onPort, ...place], { cwd: home, env });
    return { server, ...(await readStart(server)) };
  };

  let running = await launch('0');
  const { origin, port } = new URL(running.address);
  // A demo that is started once more has another one.
  const dataDirectory = () => running.dataDirectory ?? join(home, 'data');

  const stop = async () => {
    if (running.server.exitCode !== null) return;
    const gone = once(running.server, 'exit');
    running.server.kill('SIGTERM');
    const [code] = await gone;
    if (code !== 0) throw new Error(`turnout ${command} ended with ${code}`);
  };
  return {
    origin,
    link: running.setupLink ?? running.address,
    get dataDirectory() {
      return dataDirectory();
    },
    async run(...args) {
      const { stdout } = await promisify(execFile)(program, [...args, '--data', dataDirectory()], { cwd: home, env });
      return stdout.trim();
    },
    stop,
    async restart() {
      running = await launch(port);
    },
    async close() {
      await stop();
      rmSync(home, { recursive: true });
    },
  };
}

type Started = {
  address: string;
  /** Of a fresh start. */
  setupLink?: string;
  /** Of a demo. */
  dataDirectory?: string;
};

/** The first line that a server prints says that it answers, and where. */
async function readStart(server: ChildProcess): Promise<Started> {
  const { stdout, stderr } = server;
  if (stdout === null || stderr === null) throw new Error('The server has no output to read.');
  // A runner that ends early takes the server with it.
  process.on('exit', () => server.kill('SIGKILL'));
  const complaint = text(stderr);
  for await (const line of createInterface({ input: stdout })) {
    // The cast: the program's own --json output.
    return JSON.parse(line) as Started;
  }
  throw new Error(`Turnout did not start: ${await complaint}`);
}
