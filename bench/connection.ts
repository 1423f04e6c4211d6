import { once } from 'node:events';
import { connect } from 'node:net';

type Reply = { status: number; body: string; ms: number };

/** One kept-alive connection; requests on it go one after another. */
export type Connection = {
  /** Sends what {@link requestBytes} made. `ms` is from the first byte sent to the last received. */
  send(request: Buffer): Promise<Reply>;
  close(): void;
};

/** A whole HTTP request, made before the clock runs. */
export function requestBytes(method: string, path: string, key: string, body = ''): Buffer {
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${key}`,
    ...(body === '' ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * A client that costs next to nothing, on a plain socket: it shares the processors with the server that it measures, and
 * Node's own HTTP client takes as long for a small request as the server does. It knows no chunked bodies.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let received = Buffer.alloc(0);
  let current: { began: number; resolve(reply: Reply): void; reject(reason: Error): void } | undefined;

  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const headEnd = received.indexOf('\r\n\r\n');
    if (headEnd < 0 || current === undefined) return;
    const head = received.toString('latin1', 0, headEnd);
    const length = /^content-length: (\d+)/im.exec(head)?.[1];
    if (length === undefined) return current.reject(new Error(`An answer without a length: ${head}`));
    const end = headEnd + 4 + Number(length);
    if (received.length < end) return;
    const reply = {
      status: Number(head.slice(9, 12)),
      body: received.toString('utf8', headEnd + 4, end),
      ms: performance.now() - current.began,
    };
    received = received.subarray(end);
    current.resolve(reply);
  });
  socket.on('error', (error) => current?.reject(error));
  socket.on('close', () => current?.reject(new Error('The server closed the connection.')));

  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        current = { began: performance.now(), resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

/** Sends each request once, over so many connections, as fast as the answers come. Throws at an answer that is not 200. */
export async function sendAll(
  port: number,
  connections: number,
  requests: readonly Buffer[],
): Promise<{ ms: number; latencies: number[] }> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  const latencies: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    open.map(async (connection) => {
      for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
        const { status, body, ms } = await connection.send(request);
        if (status !== 200) throw new Error(`Answered ${status}: ${body.slice(0, 200)}`);
        latencies.push(ms);
      }
    }),
  );
  const ms = performance.now() - began;
  for (const connection of open) connection.close();
  return { ms, latencies };
}
