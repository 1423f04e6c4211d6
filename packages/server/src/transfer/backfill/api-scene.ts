import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ApiAnswer = { status?: number; headers?: Record<string, string>; body: unknown };

/** A server of the tests that answers in JSON; every fourth request is told to come back at once. */
export async function openApi(answer: (url: URL, headers: NodeJS.Dict<string | string[]>) => ApiAnswer) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const busy = requests % 4 === 0 ? { status: 429, headers: { 'Retry-After': '0' }, body: {} } : undefined;
    const {
      status = 200,
      headers = {},
      body,
    } = busy ?? answer(new URL(request.url ?? '', 'http://127.0.0.1'), request.headers);
    response
      .writeHead(status, { 'Content-Type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // The cast: it listens on TCP.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
