import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createTurnout, type Turnout } from './index.ts';

type Collected = { platform: string; user: string; direction: string; timestamp: number; id: string };

export type Collector = {
  url: string;
  /** All that has arrived, in the order of arriving. */
  messages: Collected[];
  close(): void;
};

/** A server in the place of Turnout that takes everything and keeps it. For tests. */
export async function openCollector(): Promise<Collector> {
  const messages: Collected[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const batch: Collected[] = JSON.parse(body);
      messages.push(...batch);
      response.end(JSON.stringify({ accepted: batch.length, rejected: [] }));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // The cast: it listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, messages, close: () => void server.close() };
}

/** A client of the collector, and what it said. */
export function openTurnout({ url }: Collector): { turnout: Turnout; problems: string[] } {
  const problems: string[] = [];
  const turnout = createTurnout({ url, bot: 'b', key: 'k', onProblem: (problem) => problems.push(problem) });
  return { turnout, problems };
}
