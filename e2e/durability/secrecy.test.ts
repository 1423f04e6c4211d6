import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { post, postAll, settled } from './client.ts';
import { createScene } from './scene.ts';

const scene = createScene();
afterAll(() => scene.close());

// Unlike anything else, so that a single occurrence is found wherever it is.
const user = 'qXuserq7f3Zk';
const id = 'qXidq91bTzW';
const secret = 'qXsecretq-5Jd8sLw0Pz3Rv6Ya1Nc4Km7';
const password = 'qXpasswordq-2Hh6Tt';
const settings = {
  TURNOUT_SECRET: secret,
  TURNOUT_ADMIN_EMAIL: 'me@example.org',
  TURNOUT_ADMIN_PASSWORD: password,
  TURNOUT_LOG_LEVEL: 'trace',
};
const timestampMs = Date.parse('2025-07-16T12:00:00Z');

/** As it is, and as it looks where bytes are written as text. */
const formsOf = (text: string): Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text).toString('hex')),
  Buffer.from(Buffer.from(text).toString('hex').toUpperCase()),
  Buffer.from(Buffer.from(text).toString('base64').slice(0, -4)),
];

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true);

test('what identifies people, and what opens doors, is in no file, log, metric, answer or list of processes', {
  timeout: 180_000,
}, async () => {
  const said: string[] = [];
  const places = new Map<string, Buffer>();
  const keep = async (response: Response) => void said.push(`${[...response.headers].join()} ${await response.text()}`);
  const call = async (argv: readonly string[]) => {
    const run = scene.run(argv, settings);
    await run.exited;
    places.set(`turnout ${argv.slice(0, 2).join(' ')}, errors`, Buffer.from(run.errors()));
    return run.output();
  };

  await call(['bot', 'create', 'bot', '--timezone', 'Asia/Kathmandu']);
  const keyOf = async (scope: string) => (await call(['key', 'create', '--bot', 'bot', '--scope', scope])).trim();
  const bot = { bot: 'bot', timezone: 'Asia/Kathmandu', ingest: await keyOf('ingest'), read: await keyOf('read') };
  let server = await scene.start(settings);

  // What is taken, and what is refused, in every way there is.
  const message = (n: number) =>
    ({ platform: 'sms', user: `${user}-${n}`, direction: 'received', timestampMs, id: `${id}-${n}` }) as const;
  await postAll(
    server.address,
    bot,
    Array.from({ length: 500 }, (_, n) => message(n)),
  );
  const send = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.address}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${bot.ingest}`, 'Content-Type': 'application/json', ...headers },
      body,
    }).then(keep);
  const messages = '/api/v1/bots/bot/messages';
  for (const field of ['platform', 'direction', 'timestamp', 'surplus', user]) {
    const bad = { ...message(1), timestamp: timestampMs, [field]: `${user} ${id}` };
    await send(messages, JSON.stringify([bad, { user: [user], id: { id } }, user]));
  }
  await send(messages, `{"user": "${user}", ${id}`);
  await send(messages, `${user}\n${id}\n`, { 'Content-Type': 'application/x-ndjson' });
  await send(messages, user, { 'Content-Type': `text/${user}` });
  await send(messages, user, { 'Content-Encoding': user });
  await send(messages, '[]', { Authorization: `Bearer ${bot.ingest}x` });
  await send(`/api/v1/bots/${user}/messages`, '[]');
  await send(`/hooks/sms/${user}?id=${id}`, user);
  await send('/api/auth/sign-in/email', JSON.stringify({ email: 'me@example.org', password: `${password}?` }));
  const read = { headers: { Authorization: `Bearer ${bot.read}` } };
  for (const query of [`from=${user}`, `from=2025-01-01&to=2025-01-31&granularity=${id}`, `platform=${user}`]) {
    await fetch(`${server.address}/api/v1/bots/bot/usage?${query}`, read).then(keep);
  }
  await fetch(`${server.address}/api/v1/bots/bot/users/sms/${user}`, { ...read, method: 'DELETE' }).then(keep);

  const signIn = await fetch(`${server.address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'me@example.org', password }),
  });
  expect(signIn.status).toBe(200);
  const cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  const metrics = await fetch(`${server.address}/metrics`, { headers: { Cookie: cookie } });
  expect(metrics.status).toBe(200);
  places.set('/metrics', Buffer.from(await metrics.text()));

  // A file, of which some rows are bad; one import is killed on its way.
  const rows = Array.from({ length: 60_000 }, (_, n) =>
    [n % 1000 === 0 ? user : timestampMs + n, 'sms', `${user}-${n}`, 'received', `${id}-${n}`].join(','),
  );
  const file = join(scene.directory, 'messages.csv');
  writeFileSync(file, `timestamp,platform,user,direction,id\n${rows.join('\n')}\n`);
  const command = scene.run(['import', file, '--bot', 'bot'], settings);
  const { usage: listed } = await processesDuring(command.exited);
  places.set('ps', Buffer.from(listed));
  places.set('turnout import, errors', Buffer.from(command.errors()));
  places.set('turnout import', Buffer.from(command.output()));
  expect(command.output()).toContain('Imported 59,940 messages');
  const killed = scene.run(['import', file, '--bot', 'bot', '--platform', 'webchat'], settings);
  await expect.poll(() => readdirSync(scene.data).some((name) => name.startsWith('import-'))).toBe(true);
  await server.stop('SIGKILL');
  await killed.exited;
  places.set('a killed import, errors', Buffer.from(killed.errors()));
  places.set('the log of the killed server', Buffer.from(server.output() + server.errors()));

  server = await scene.start(settings);
  await settled(server.address, bot);
  await post(server.address, bot, [message(501)]);
  places.set('turnout rebuild', Buffer.from(await call(['rebuild', '--bot', 'bot'])));
  places.set('turnout doctor', Buffer.from(await call(['doctor'])));
  places.set('turnout key list', Buffer.from(await call(['key', 'list', '--json'])));
  for (const path of filesBelow(scene.data)) places.set(`${path}, while it runs`, readFileSync(path));
  await server.stop();
  places.set('the log', Buffer.from(server.output() + server.errors()));
  places.set('answers', Buffer.from(said.join('\n')));
  for (const path of filesBelow(scene.data)) places.set(path, readFileSync(path));
  expect(readdirSync(scene.data)).not.toContain('secret');

  const found = [...places].flatMap(([place, bytes]) =>
    Object.entries({ user, id, secret, password, ingest: bot.ingest, read: bot.read })
      .filter(([, text]) => formsOf(text).some((form) => bytes.includes(form)))
      .map(([what]) => `${what} in ${place}`),
  );
  expect(found).toEqual([]);
  // The net has no hole: what may be there is found.
  expect(places.get(join(scene.data, 'accounts.sqlite'))?.includes('Asia/Kathmandu')).toBe(true);
  expect([...places.keys()].filter((place) => place.includes('/engine/')).length).toBeGreaterThan(20);
});

/** What everybody on the machine can list of our processes while something runs. */
async function processesDuring(work: Promise<unknown>): Promise<{ usage: string }> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  let usage = '';
  while (!isOver) {
    usage += execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await over;
  return { usage };
}
