import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { type Receipt, receipt } from '@turnout/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type Turnout } from './turnout.ts';

/** What docs/connect tells people to copy, taken from there and tried on a running Turnout. */
const folder = join(import.meta.dirname, '../docs/connect');
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));

/** The fenced blocks of a page in one language, in their order. */
function blocksOf(file: string, language: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );
}
function blockWith(file: string, language: string, part: string): string {
  const found = blocksOf(file, language).find((code) => code.includes(part));
  if (found === undefined) throw new Error(`${file} has no ${language} block with ${part}`);
  return found;
}

let turnout: Turnout;
let settings: { TURNOUT_URL: string; TURNOUT_KEY: string; TURNOUT_READ_KEY: string };
beforeAll(async () => {
  turnout = await startServer();
  await turnout.run('bot', 'create', 'support', '--timezone', 'UTC');
  const key = (scope: string) => turnout.run('key', 'create', '--bot', 'support', '--scope', scope);
  const [TURNOUT_KEY, TURNOUT_READ_KEY] = [await key('ingest'), await key('read')];
  settings = { TURNOUT_URL: turnout.origin, TURNOUT_KEY, TURNOUT_READ_KEY };
});
afterAll(() => turnout.close());

/** Sends as the recipe says, and gives what Turnout answered. */
async function post(url: string, body: string, headers: Record<string, string>): Promise<Receipt> {
  const address = url.replace('https://turnout.example.com', turnout.origin);
  const all = new Headers(headers);
  all.set('content-type', 'application/json');
  const answer = await fetch(address, { method: 'POST', headers: all, body });
  return receipt.parse(await answer.json());
}
const address = 'https://turnout.example.com/api/v1/bots/support/messages';
const bearer = () => ({ authorization: `Bearer ${settings.TURNOUT_KEY}` });

const commands = files.flatMap((file) =>
  blocksOf(file, 'sh')
    .filter((code) => code.includes('curl "$TURNOUT_URL'))
    .map((code, n): [string, number, string] => [file, n + 1, code]),
);

test('the pages have commands to try', () => {
  expect(commands.map(([file]) => file)).toEqual(expect.arrayContaining(['curl.md', 'webchat.md']));
});

test.each(commands)('%s, command %i: Turnout takes all of it', async (_file, _n, code) => {
  const env = { PATH: process.env['PATH'], ...settings };
  const { stdout } = await promisify(execFile)('sh', ['-euc', code], { env });
  const answer = JSON.parse(stdout);
  if (code.includes('/usage?')) expect(answer).toMatchObject({ bot: 'support', granularity: 'year' });
  else expect(receipt.parse(answer)).toEqual({ accepted: expect.any(Number), rejected: [] });
});

type Request = { url: string; body: unknown; headers: Record<string, string> };

/** A context in which a recipe's code runs, with what its product gives it. */
function contextOf(names: Record<string, unknown>, told: Request[]) {
  const env = settings;
  const axios = {
    post: (url: string, body: unknown, { headers }: Pick<Request, 'headers'>) => void told.push({ url, body, headers }),
  };
  const fetching = (url: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    told.push({ url, body: JSON.parse(body), headers });
    return { ok: true };
  };
  return createContext({ env, axios, fetch: fetching, process: { env }, AbortSignal, console, ...names });
}

/** Sends what a recipe wanted to send. */
const deliver = ({ url, body, headers }: Request) => post(url, JSON.stringify(body), headers);

test.each([
  ['Before Incoming', { messageId: 'msg_1', integration: 'WhatsApp' }, { platform: 'whatsapp', direction: 'received' }],
  ['Before Incoming', { messageId: 'msg_2' }, { platform: 'webchat', direction: 'received' }],
  ['Before Outgoing', { integration: 'plus/telegram' }, { platform: 'plus-telegram', direction: 'sent' }],
])('botpress.md, %s of %j', async (hook, event, message) => {
  const told: Request[] = [];
  const code = blockWith('botpress.md', 'js', `// ${hook}`);
  await runInContext(`(async () => {${code}})()`, contextOf({ event: { userId: 'user_1', ...event } }, told));
  expect(told).toMatchObject([{ body: { user: 'user_1', ...message } }]);
  for (const request of told) expect(await deliver(request)).toEqual({ accepted: 1, rejected: [] });
});

test('botpress.md: what is no message is not told', async () => {
  const told: Request[] = [];
  const code = blockWith('botpress.md', 'js', '// Before Incoming');
  await runInContext(`(async () => {${code}})()`, contextOf({ event: { userId: 'user_1' } }, told));
  expect(told).toEqual([]);
});

test('dialogflow-cx.md: what detectIntent answers, and what a webhook gets', async () => {
  const told: Request[] = [];
  const context = contextOf({ exports: {} }, told);
  runInContext(blockWith('dialogflow-cx.md', 'js', 'function messagesOf'), context);
  const turn = { responseId: 'r-1', queryResult: { responseMessages: [{ text: {} }, { text: {} }, { payload: {} }] } };
  context['turn'] = turn;
  const messages = runInContext('messagesOf(turn, { platform: "webchat", user: "ana" })', context);
  expect(await post(address, JSON.stringify(messages), bearer())).toEqual({ accepted: 3, rejected: [] });

  runInContext(blockWith('dialogflow-cx.md', 'js', 'exports.turnout'), context);
  context['request'] = {
    body: {
      detectIntentResponseId: 'd-1',
      text: 'hello',
      sessionInfo: { session: 'projects/p/locations/l/agents/a/sessions/s-1' },
    },
  };
  const answered: unknown[] = [];
  context['response'] = { json: (body: unknown) => answered.push(body) };
  await runInContext('exports.turnout(request, response)', context);
  expect(answered).toEqual([{}]);
  expect(told).toMatchObject([
    {
      body: [
        { user: 's-1', direction: 'sent' },
        { direction: 'received', id: 'd-1' },
      ],
    },
  ]);
  for (const request of told) expect(await deliver(request)).toEqual({ accepted: 2, rejected: [] });
});

test.each(blocksOf('typebot.md', 'json'))('typebot.md: the body %s', async (block) => {
  expect(await post(address, block.replaceAll(/{{\w+}}/g, 'result-1'), bearer())).toMatchObject({ accepted: 1 });
});

const telegram = { message_id: 7, date: 1_795_437_001, chat: { id: 42 }, from: { id: 42 } };
test.each([
  [
    'Turnout: received',
    { message: telegram },
    [{ platform: 'telegram', user: '42', direction: 'received', id: '42:7' }],
  ],
  ['Turnout: sent', { result: telegram }, [{ platform: 'telegram', user: '42', direction: 'sent', id: '42:7' }]],
  [
    'Turnout: received and sent',
    { sessionId: 's-1', action: 'sendMessage', chatInput: 'hello' },
    [
      { platform: 'webchat', user: 's-1', direction: 'received', id: '99' },
      { platform: 'webchat', user: 's-1', direction: 'sent', id: '99' },
    ],
  ],
])('n8n.md, the node "%s"', async (name, $json, messages) => {
  const [node] = JSON.parse(blockWith('n8n.md', 'json', `"name": "${name}"`)).nodes;
  const { url, jsonBody } = node.parameters;
  const context = contextOf({ $json, $execution: { id: '99' } }, []);
  const body: string = runInContext(jsonBody.replace(/^={{|}}$/g, ''), context);
  expect([JSON.parse(body)].flat()).toMatchObject(messages);
  expect(await post(url, body, bearer())).toEqual({ accepted: messages.length, rejected: [] });
});
