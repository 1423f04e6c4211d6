import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callTurnout, type Run, runTurnout, type Server, startServer } from './process.ts';

/** A bot with a key for each direction. */
export type SceneBot = { bot: string; timezone: string; ingest: string; read: string };

/** A data directory in a directory of its own, and the product run on it. */
export type Scene = {
  directory: string;
  data: string;
  start(settings?: Record<string, string>, flags?: readonly string[]): Promise<Server>;
  /** Any command on the data directory, unless it names another. */
  run(argv: readonly string[], settings?: Record<string, string>): Run;
  /** The same, to its end; gives what it printed and rejects when it fails. */
  call(argv: readonly string[], settings?: Record<string, string>): Promise<string>;
  /** A bot and its keys, made by commands. */
  createBot(bot: string, timezone: string): Promise<SceneBot>;
  /** Ends the servers that still run. */
  close(): Promise<void>;
};

export function createScene(directory = mkdtempSync(join(tmpdir(), 'turnout-durability-'))): Scene {
  const data = join(directory, 'data');
  const servers: Server[] = [];
  const onData = (argv: readonly string[]) => (argv.includes('--data') ? argv : [...argv, '--data', data]);
  const options = (settings: Record<string, string>) => ({ workingDirectory: directory, settings });
  const call = (argv: readonly string[], settings = {}) => callTurnout(onData(argv), options(settings));

  return {
    directory,
    data,
    async start(settings = {}, flags = []) {
      const server = await startServer(data, options(settings), flags);
      servers.push(server);
      return server;
    },
    run: (argv, settings = {}) => runTurnout(onData(argv), options(settings)),
    call,
    async createBot(bot, timezone) {
      await call(['bot', 'create', bot, '--timezone', timezone]);
      const key = (scope: string) => call(['key', 'create', '--bot', bot, '--scope', scope]);
      return { bot, timezone, ingest: await key('ingest'), read: await key('read') };
    },
    async close() {
      await Promise.all(servers.map((server) => server.stop('SIGKILL')));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
