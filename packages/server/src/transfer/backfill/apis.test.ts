import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BackfillScene, openBackfillScene } from '../../laws/backfill-scene.ts';
import type { PlainMessage } from '../../laws/count-once.ts';
import { conversationOf, countedInBotpress, messageOf } from '../../laws/exports/botpress.ts';
import { besides, countedInChatwoot, inboxOf, recordOf } from '../../laws/exports/chatwoot.ts';
import { historyOf } from '../../laws/exports/exports.ts';
import { expectBruteForce } from '../../laws/verify.ts';
import { type ApiAnswer, openApi } from './api-scene.ts';

// The engine shares the machine with other tests.
vi.setConfig({ testTimeout: 120_000 });

let scene: BackfillScene;
let api: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  scene = await openBackfillScene();
}, 60_000);
afterEach(() => api.close());
afterAll(() => scene.close(), 60_000);

const whole = { from: '2022-01-01', to: '2022-03-31', platforms: [] };
const expectFigures = (bot: string, messages: readonly PlainMessage[]) =>
  expectBruteForce((question) => scene.ask(bot, question), messages, 'UTC', [{ ...whole, granularity: 'day' }]);
const peopleOf = (messages: readonly PlainMessage[]) => [...new Set(messages.map(({ user }) => user))];

/** Chatwoot as it answers: 25 conversations and 20 messages a page. `knows`: newer ones say whose a conversation is. */
function chatwoot(messages: readonly PlainMessage[], knows: boolean) {
  const people = peopleOf(messages);
  return (url: URL, headers: NodeJS.Dict<string | string[]>): ApiAnswer => {
    if (headers['api_access_token'] !== 'the-token') return { status: 401, body: { errors: ['Invalid'] } };
    const [, resource = '', id = '', sub] =
      /^\/api\/v1\/accounts\/1\/(\w+)(?:\/(\d+))?(?:\/(\w+))?$/.exec(url.pathname) ?? [];
    if (resource === 'contacts') {
      const inbox = { id: inboxOf({ user: id }).id };
      return {
        body: {
          payload: {
            id: Number(id),
            contact_inboxes: [
              { source_id: 'other', inbox: { id: 9 } },
              { source_id: id, inbox },
            ],
          },
        },
      };
    }
    if (sub === 'messages') {
      const before = Number(url.searchParams.get('before') ?? Number.POSITIVE_INFINITY);
      const own = messages
        .filter(({ user }) => user === id)
        .flatMap((message) => [recordOf(message), ...besides(message)]);
      const page = own
        .filter((record) => record.id < before)
        .sort((a, b) => a.id - b.id)
        .slice(-20);
      return { body: { meta: {}, payload: page } };
    }
    if (resource !== 'conversations') return { status: 404, body: {} };
    const page = Number(url.searchParams.get('page'));
    const payload = people.slice((page - 1) * 5, page * 5).map((user) => ({
      id: Number(user),
      inbox_id: inboxOf({ user }).id,
      meta: { sender: { id: Number(user) }, channel: inboxOf({ user }).channel },
      additional_attributes: {},
      messages: knows ? [{ id: 1, conversation: { contact_inbox: { source_id: user } } }] : [],
    }));
    return { body: { data: { meta: { all_count: people.length }, payload } } };
  };
}

/** Botpress as it answers, seven at a time. */
function botpress(messages: readonly PlainMessage[]) {
  return (url: URL, headers: NodeJS.Dict<string | string[]>): ApiAnswer => {
    if (headers['authorization'] !== 'Bearer the-token' || headers['x-bot-id'] !== 'bot-1')
      return { status: 401, body: {} };
    const kind = url.pathname.replace('/v1/chat/', '');
    const conversation = url.searchParams.get('conversationId');
    const all =
      kind === 'conversations'
        ? peopleOf(messages).map(conversationOf)
        : messages.map(messageOf).filter(({ conversationId }) => conversationId === conversation);
    const from = Number(url.searchParams.get('nextToken') ?? 0);
    const next = from + 7 < all.length ? { nextToken: String(from + 7) } : {};
    return { body: { [kind]: all.slice(from, from + 7), meta: next } };
  };
}

test.each([
  ['that say whose a conversation is', true],
  ['that have to be asked', false],
])('Chatwoot, versions %s: the figures are brute force, twice', async (_, knows) => {
  const messages = historyOf('chatwoot api');
  api = await openApi(chatwoot(messages, knows));
  const bot = `chatwoot-${knows}`;
  for (let time = 0; time < 2; time += 1) {
    const outcome = await scene.backfill(
      { url: `${api.url}/app/accounts/1/dashboard`, token: 'the-token' },
      { from: 'chatwoot', bot },
    );
    expect(outcome).toMatchObject({ rows: messages.length, rejected: 0, ignored: { activities: expect.any(Number) } });
    await expectFigures(bot, countedInChatwoot(messages));
  }
});

test('Botpress: the figures are brute force, twice', async () => {
  const messages = historyOf('botpress api');
  api = await openApi(botpress(messages));
  for (let time = 0; time < 2; time += 1) {
    const outcome = await scene.backfill(
      { url: api.url, token: 'the-token', account: 'bot-1' },
      { from: 'botpress', bot: 'botpress' },
    );
    expect(outcome).toMatchObject({ rows: messages.length, rejected: 0 });
    await expectFigures('botpress', countedInBotpress(messages));
  }
});

describe('what goes wrong is said, and nothing is imported', () => {
  const ask = (more: object = {}) =>
    scene.backfill({ url: api.url, token: 'SECRET', account: '1', ...more }, { from: 'chatwoot', bot: 'wrong' });

  test.each<[string, ApiAnswer, RegExp]>([
    ['a wrong token', { status: 401, body: {} }, /refuses the token \(401\)/],
    ['no right', { status: 403, body: {} }, /refuses the token \(403\).*may not read/],
    ['no such account', { status: 404, body: {} }, /answers 404 to .*--account right/],
    [
      'an address that leads elsewhere',
      { status: 302, headers: { Location: 'http://127.0.0.1:1/' }, body: {} },
      /leads elsewhere \(302\)/,
    ],
    ['a page of HTML', { body: '<!doctype html>SECRET-BODY' }, /does not answer with JSON/],
    ['another API', { body: { hello: 1 } }, /does not answer as Chatwoot does/],
  ])('%s', async (_, answer, sentence) => {
    api = await openApi(() => answer);
    const error: unknown = await ask().catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'ImportError', message: expect.stringMatching(sentence) });
    expect(`${error} ${error instanceof Error ? `${error.stack} ${error.cause}` : ''}`).not.toContain('SECRET');
  });

  test('an account that is not given, an address without one, a source that cannot be asked', async () => {
    api = await openApi(() => ({ body: {} }));
    await expect(ask({ account: undefined })).rejects.toThrow(/Which account of Chatwoot/);
    await expect(scene.backfill({ url: api.url, token: 't' }, { from: 'botpress' })).rejects.toThrow(
      /Which bot of Botpress/,
    );
    await expect(scene.backfill({ url: api.url, token: 't' }, { from: 'slack' })).rejects.toThrow(/takes a file/);
    expect(api.requests()).toBe(0);
  });

  test('it stops when asked, while it waits to try again', async () => {
    const abort = new AbortController();
    api = await openApi(() => {
      abort.abort();
      return { status: 503, headers: { 'Retry-After': '3600' }, body: {} };
    });
    const stopped = scene.backfill(
      { url: api.url, token: 't', account: '1' },
      { from: 'chatwoot' },
      { signal: abort.signal },
    );
    await expect(stopped).rejects.toThrow(/abort/);
  });
});
