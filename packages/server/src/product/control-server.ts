import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { AnyCommand } from './command.ts';
import { removeControlFile, writeControlFile } from './control-file.ts';
import { type ControlMessage, describeFailure } from './control-message.ts';
import type { Parts } from './parts.ts';
import { ProductError } from './product-error.ts';

export type ControlServer = {
  /** Stops the commands under way and takes no other. */
  close(): Promise<void>;
};

/**
 * Lets commands of other processes run in this one, which has the engine: on loopback, on a port of its own, for whoever
 * can read DATA/server.json. Events come back as lines of JSON while the command works; a caller who hangs up stops it.
 */
export async function openControlServer(parts: Parts, commands: readonly AnyCommand[]): Promise<ControlServer> {
  const token = randomBytes(32).toString('base64url');
  const running = new Set<{ abort: AbortController; done: Promise<void> }>();

  const server = createServer((request, response) => {
    if (isToken(request.headers.authorization, token) && request.method === 'GET') {
      // Somebody asks whether the server is there.
      response.writeHead(204).end();
      return;
    }
    const command = commands.find(({ name }) => request.url === `/${name}`);
    if (!isToken(request.headers.authorization, token) || request.method !== 'POST' || command === undefined) {
      response.writeHead(404).end();
      return;
    }
    const abort = new AbortController();
    response.on('close', () => abort.abort());
    const work = { abort, done: answer(parts, command, request, response, abort.signal) };
    running.add(work);
    void work.done.finally(() => running.delete(work));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The cast: it listens on TCP.
  const { port } = server.address() as AddressInfo;
  try {
    writeControlFile(parts.settings.dataDirectory, { pid: process.pid, port, token });
  } catch (error) {
    // A server that listens keeps its process alive.
    server.close();
    throw error;
  }

  return {
    async close() {
      removeControlFile(parts.settings.dataDirectory);
      server.close();
      for (const { abort } of running) abort.abort(stopped());
      await Promise.all([...running].map(({ done }) => done));
      server.closeAllConnections();
    },
  };
}

/** Never rejects: what goes wrong is the caller's to hear. */
async function answer(
  parts: Parts,
  command: AnyCommand,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const send = async (message: ControlMessage) => {
    if (response.destroyed || response.write(`${JSON.stringify(message)}\n`)) return;
    // A caller that reads slowly slows the command down, instead of filling the memory.
    await Promise.race([once(response, 'drain'), once(response, 'close')]);
  };
  try {
    const args: unknown = JSON.parse(await text(request));
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
    for await (const event of command.run(parts, args, signal)) await send(event);
  } catch (error) {
    const failure = describeFailure(signal.aborted ? signal.reason : error);
    if (failure.unexpected && !signal.aborted)
      parts.log.error({ err: error, command: command.name }, 'A command failed.');
    await send(failure);
  }
  response.end();
}

const stopped = () => new ProductError('The server was stopped. What was done stays; doing it again is harmless.');

/** Compared by their hashes, so that how long it takes tells nothing. */
function isToken(authorization: string | undefined, token: string): boolean {
  const digest = (value: string) => hash('sha256', value, 'buffer');
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
