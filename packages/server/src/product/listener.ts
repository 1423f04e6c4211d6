import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { ProductError } from './product-error.ts';

type Answer = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

export type Listener = {
  port: number;
  /** Requests that came before wait for this. */
  answerWith(answer: Answer): void;
  /** Takes no more connections and resolves when those that are open have been answered; after `patienceMs` they are cut. */
  close(patienceMs: number): Promise<void>;
};

/**
 * How long a client may take to send a request: its head, and all of it. A bot that sends 8 MB needs 1 Mbit/s for that;
 * whoever drips bytes to keep connections open is cut off.
 */
const patience = { headersTimeout: 20_000, requestTimeout: 60_000, connectionsCheckingInterval: 2_000 };

/**
 * Takes the port before anything else is opened: that it is in use is found out at once, and with port 0 the address
 * is known to what needs it. Rejects with a ProductError.
 */
export async function openListener(host: string, port: number, mostConnections = 10_000): Promise<Listener> {
  const ready = Promise.withResolvers<Answer>();
  const unanswered = new Set<ServerResponse>();
  let isClosing = false;
  const server = createAdaptorServer({
    fetch: async (request, bindings) => {
      const answer = await ready.promise;
      // The cast: this server speaks HTTP/1.1 only.
      return answer(request, bindings as HttpBindings);
    },
    serverOptions: patience,
    // Cast for the same reason.
  }) as Server;
  // Each costs some 11 KB before it has sent anything; those beyond are closed at once.
  server.maxConnections = mostConnections;
  // Before the answer is begun: afterwards its headers may be on their way.
  server.prependListener('request', (_request, response: ServerResponse) => {
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
    if (isClosing) endConnectionWith(response);
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new ProductError(faultOf(cause, host, port), { cause });
  }
  return {
    // The cast: it listens on TCP.
    port: (server.address() as AddressInfo).port,
    answerWith: ready.resolve,
    async close(patienceMs) {
      const closed = once(server, 'close');
      isClosing = true;
      server.close();
      for (const response of unanswered) endConnectionWith(response);
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

/**
 * Lets a client know that this answer is the last on its connection. TRAP: a server that is closed goes on answering on
 * the connections that it has: a client that keeps one busy would be served until it is cut off in the middle.
 */
function endConnectionWith(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

function faultOf(cause: unknown, host: string, port: number): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use by another program. Stop that one, or choose another port with --port.`;
  }
  if (code === 'EACCES') return `This user may not listen on port ${port}. Choose one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `${host} is not an address of this machine. Choose another with --host; 0.0.0.0 is all of them.`;
  }
  return `Turnout could not listen on ${host}, port ${port} (${code}).`;
}
