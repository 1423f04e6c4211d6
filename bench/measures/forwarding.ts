import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendAll } from '../connection.ts';
import type { Row } from '../row.ts';
import type { Measure } from '../stage.ts';
import { percentile } from '../statistics.ts';

const connections = 4;
/** Direct and through Turnout in turns, so that both meet the same machine. */
const rounds = 10;

/** What Turnout adds between a platform and a bot that answers at once; every delivery is a message, on disk with the answer. */
export const measureForwarding: Measure = async ({ host, port, shape }) => {
  const perRound = Math.max(20, Math.min(500, Math.round(shape.messages / 2_000)));
  const bot = await openBot();
  const token = await host.connect(shape.bot, `http://127.0.0.1:${bot.port}/webhook`);
  const deliveriesOf = (round: number, path: string) =>
    Array.from({ length: perRound }, (_, at) => delivery(path, token, round * perRound + at, shape.users));

  const [direct, through]: [number[], number[]] = [[], []];
  // What runs for the first time is compiled first.
  await sendAll(port, connections, deliveriesOf(rounds, `/hooks/telegram/${shape.bot}`));
  for (let round = 0; round < rounds; round += 1) {
    direct.push(...(await sendAll(bot.port, connections, deliveriesOf(round, '/webhook'))).latencies);
    through.push(...(await sendAll(port, connections, deliveriesOf(round, `/hooks/telegram/${shape.bot}`))).latencies);
  }
  bot.close();
  await host.settle(shape.bot);

  const row = (name: string, share: number): Row => {
    const [straight, passed] = [percentile(direct, share), percentile(through, share)];
    return {
      measure: `forwarding, ${name}`,
      value: passed,
      unit: 'ms',
      against: `the bot alone: ${straight.toFixed(1)} ms, so that Turnout adds ${(passed - straight).toFixed(1)} ms`,
      note: `${connections} connections, ${rounds * perRound} deliveries`,
    };
  };
  return [row('p50', 0.5), row('p99', 0.99)];
};

function delivery(path: string, token: string, number: number, users: number): Buffer {
  const user = 1 + ((number * 7919) % users);
  const message = {
    message_id: number,
    from: { id: user, is_bot: false, first_name: 'Somebody' },
    chat: { id: user, type: 'private' },
    date: Math.floor(Date.now() / 1000),
    text: 'What are your opening hours, please?',
  };
  const body = JSON.stringify({ update_id: number, message });
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `X-Telegram-Bot-Api-Secret-Token: ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** A bot that reads what comes and answers at once. */
async function openBot(): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'Content-Length': 2 }).end('ok'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The cast: it listens on TCP.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
