import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { readControlFile } from './control-file.ts';
import type { ControlMessage } from './control-message.ts';
import { ProductError } from './product-error.ts';

/** What a running server makes of a command. */
export type RemoteRun = (name: string, args: unknown, signal: AbortSignal) => AsyncGenerator<ControlMessage>;

/**
 * The server that runs on a data directory; undefined when none does. A file that a killed server left is told by its
 * port being closed, or by whoever has that port now not knowing the token.
 */
export async function findServer(dataDirectory: string): Promise<RemoteRun | undefined> {
  const address = readControlFile(dataDirectory);
  if (address === undefined) return undefined;
  const { pid, port, token } = address;
  const send = (method: string, path: string, body: string, signal: AbortSignal) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { Authorization: `Bearer ${token}` };
      httpRequest({ host: '127.0.0.1', port, method, path, headers, signal })
        .on('response', resolve)
        .on('error', reject)
        .end(body);
    });

  try {
    const pong = await send('GET', '/', '', AbortSignal.timeout(5000));
    pong.resume();
    await once(pong, 'end');
    if (pong.statusCode !== 204) return undefined;
  } catch {
    return undefined;
  }

  return async function* run(name, args, signal) {
    try {
      const response = await send('POST', `/${name}`, JSON.stringify(args), signal);
      if (response.statusCode !== 200) throw new Error(`It answered ${response.statusCode}.`);
      for await (const line of createInterface({ input: response })) {
        // The cast: the other end is this same program, and the token says so.
        yield JSON.parse(line) as ControlMessage;
      }
      if (!response.complete) throw new Error('The answer was cut short.');
    } catch (cause) {
      if (signal.aborted) return;
      throw new ProductError(`The running server (process ${pid}) stopped before it had answered.`, { cause });
    }
  };
}
