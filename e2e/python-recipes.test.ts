import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

/** The Python of docs/connect, run as it stands there, against a server that does not always answer as Turnout does. */
function pythonOf(file: string): string {
  const page = readFileSync(join(import.meta.dirname, '../docs/connect', file), 'utf8');
  const [, code] = /^```python\n([\s\S]*?)^```$/m.exec(page) ?? [];
  if (code === undefined) throw new Error(`${file} has no Python`);
  return code;
}

/** Runs a page's code without its pauses and without Rasa; each line of the input is told by `tell`. */
const driver = (tell: string) => `
import json, os, sys, time, types
time.sleep = lambda seconds: None
for name in ("rasa", "rasa.core", "rasa.core.brokers", "rasa.core.brokers.broker"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["rasa.core.brokers.broker"].EventBroker = object
names = {}
exec(sys.argv[1], names)
broker = names["TurnoutBroker"](os.environ["TURNOUT_URL"], "support", "key") if "TurnoutBroker" in names else None
for line in sys.stdin:
    ${tell}
`;

type Answer = (response: ServerResponse) => void;
const status = (code: number, body = ''): [string, Answer] => [
  `${code} ${body}`,
  (response) => response.writeHead(code).end(body),
];
const failures = new Map<string, Answer>([
  ...[429, 500, 502, 503, 504].map((code) => status(code)),
  ...['<html>Back soon</html>', '[]', '{}', '\xff'].map((body) => status(200, body)),
  ['no answer', (response) => response.destroy()],
  ['no HTTP', (response) => response.socket?.end('what?\r\n\r\n')],
  ['half an answer', (response) => response.writeHead(200, { 'content-length': 99 }).end('{"rejected"')],
  ['half an error', (response) => response.writeHead(404, { 'content-length': 99 }).end('{"error"')],
]);

async function startTeller(file: string, tell: string) {
  const told: Record<string, unknown>[] = [];
  const next: Answer[] = [];
  const server = createServer(async (request, response) => {
    const messages: Record<string, unknown>[] = JSON.parse(await text(request));
    const failure = next.shift();
    if (failure !== undefined) return failure(response);
    told.push(...messages);
    response.end(JSON.stringify({ accepted: messages.length, rejected: [] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const env = { PATH: process.env['PATH'], TURNOUT_URL: `http://127.0.0.1:${port}`, TURNOUT_KEY: 'key' };
  const python = spawn('python3', ['-c', driver(tell), pythonOf(file)], { env, stdio: ['pipe', 'ignore', 'pipe'] });
  const errors = text(python.stderr);
  return {
    told,
    failWith: (answer: Answer) => next.push(answer),
    tell: (line: string) => python.stdin.write(`${line}\n`),
    async [Symbol.asyncDispose]() {
      const gone = once(python, 'close');
      python.stdin.end();
      await gone;
      server.closeAllConnections();
      server.close();
      expect(await errors).not.toContain('Traceback');
    },
  };
}

const event = `broker.publish({"event": "user", "timestamp": 1.5, "message_id": line.strip(), "sender_id": "u", "input_channel": "rest"})`;
test.each([
  ['rasa.md', event],
  ['curl.md', `names["tell"]("received", "u", line.strip())`],
])('%s loses no message, and goes on, whatever is answered', { timeout: 120_000 }, async (file, tell) => {
  await using teller = await startTeller(file, tell);
  for (const [name, answer] of failures) {
    teller.failWith(answer);
    teller.tell(name);
    await expect.poll(() => teller.told.at(-1)?.['id'], { timeout: 30_000, message: name }).toBe(name.trim());
  }
  expect(teller.told.map(({ id }) => id)).toEqual([...failures.keys()].map((name) => name.trim()));
  const refused = new Promise<void>((done) => {
    teller.failWith((response) => {
      response.writeHead(401).end('{}', done);
    });
  });
  teller.tell('refused');
  await refused;
  teller.tell('last');
  await expect.poll(() => teller.told.at(-1)?.['id'], { timeout: 30_000 }).toBe('last');
  expect(teller.told.map(({ id }) => id)).not.toContain('refused');
});

test('rasa.md gives channels of Twilio the names that its webhook gives, and does not tell of the shell', async () => {
  await using teller = await startTeller('rasa.md', 'broker.publish(json.loads(line))');
  const write = (channel: string, sender: string) =>
    teller.tell(JSON.stringify({ event: 'user', timestamp: 1.5, sender_id: sender, input_channel: channel }));
  write('cmdline', 'me');
  write('twilio', 'whatsapp:+15551234');
  write('twilio', '+15551234');
  write('twilio', 'messenger:42');
  write('My  Channel', 'u1');
  await expect.poll(() => teller.told.length, { timeout: 30_000 }).toBe(4);
  expect(teller.told.map(({ platform, user }) => [platform, user])).toEqual([
    ['whatsapp', '15551234'],
    ['sms', '+15551234'],
    ['messenger', '42'],
    ['my-channel', 'u1'],
  ]);
});
