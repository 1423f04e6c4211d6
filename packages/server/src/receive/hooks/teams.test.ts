import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTeams } from './teams.ts';

const nowMs = Date.parse('2026-11-01T12:00:00Z');
const seconds = nowMs / 1000;
const appId = '5f1c6f60-0000-4000-8000-000000000000';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const issuer = 'https://api.botframework.com';
const minute = 60;

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let own: Pair;
let other: Pair;
beforeAll(async () => {
  [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Microsoft's document and keys; `published` says which, `isUp` whether anybody answers. */
function serveKeys() {
  const state = { isUp: true, published: [{ kid: 'k1', pair: own }], fetched: 0 };
  const fetch = async (url: string): Promise<Response> => {
    if (!state.isUp) throw new TypeError('fetch failed');
    if (url === 'https://login.botframework.com/v1/.well-known/openidconfiguration') {
      return Response.json({ issuer, jwks_uri: 'https://login.botframework.com/v1/.well-known/keys' });
    }
    state.fetched += 1;
    const jwks = state.published.map(async ({ kid, pair }) => ({
      ...(await exportJWK(pair.publicKey)),
      kid,
      use: 'sig',
      endorsements: ['msteams', 'directline'],
    }));
    return Response.json({ keys: await Promise.all(jwks) });
  };
  return { state, fetch };
}

type Claims = { iss?: string; aud?: string; nbf?: number; exp?: number; serviceurl?: string };
/** A token of the Bot Framework's, as ChannelValidation of botframework-connector 4.23 wants it. */
const tokenOf = (claims: Claims = {}, { kid = 'k1', pair = own } = {}) =>
  new SignJWT({ serviceurl: serviceUrl, iss: issuer, aud: appId, nbf: seconds, exp: seconds + 60 * minute, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .sign(pair.privateKey);

const delivery = (body: unknown, authorization?: string, at = nowMs) => ({
  method: 'POST',
  url: new URL('https://turnout.example.com/hooks/teams/a'),
  headers: new Headers(authorization === undefined ? {} : { authorization }),
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  nowMs: at,
});
const activity = { type: 'message', serviceUrl, channelId: 'msteams' };

describe('the token', () => {
  const verify = (token: string, { body = activity as unknown, fetch = serveKeys().fetch, at = nowMs } = {}) =>
    createTeams({ fetch }).verify(delivery(body, `Bearer ${token}`, at), { appId });

  test.each<[string, Claims, string]>([
    ['right', {}, 'genuine'],
    ['expired four minutes ago: clocks differ', { exp: seconds - 4 * minute }, 'genuine'],
    ['expired', { exp: seconds - 6 * minute }, 'too_old'],
    ['of the future', { nbf: seconds + 6 * minute }, 'token_wrong'],
    ['for another bot', { aud: 'another' }, 'token_wrong'],
    [
      'of the emulator',
      { iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0' },
      'token_wrong',
    ],
    ['for another service', { serviceurl: 'https://evil.example/' }, 'token_wrong'],
  ])('%s', async (_name, claims, verdict) => expect(await verify(await tokenOf(claims))).toBe(verdict));

  test('one that never ends, or names no service, is wrong', async () => {
    const bare = (claims: Record<string, unknown>) =>
      new SignJWT({ iss: issuer, aud: appId, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .sign(own.privateKey);
    expect(await verify(await bare({ serviceurl: serviceUrl }))).toBe('token_wrong');
    expect(await verify(await bare({ exp: seconds + minute }))).toBe('token_wrong');
  });

  test('signed by another, by nobody, or in another way', async () => {
    expect(await verify(await tokenOf({}, { pair: other }))).toBe('token_wrong');
    expect(await verify(await tokenOf({}, { kid: 'k9', pair: other }))).toBe('token_wrong');
    const [head = '', claims = '', signature = ''] = (await tokenOf()).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await verify(`${none}.${claims}.`)).toBe('token_wrong');
    expect(await verify(`${head}.${claims}.${signature.slice(0, -4)}`)).toBe('token_wrong');
    // With the public key as the secret of another algorithm.
    const { n = '' } = await exportJWK(own.publicKey);
    const symmetric = new SignJWT({ serviceurl: serviceUrl, iss: issuer, aud: appId, exp: seconds + minute });
    expect(await verify(await symmetric.setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(Buffer.from(n)))).toBe(
      'token_wrong',
    );
  });

  test('a key of channels that this is not, and a body that says no channel', async () => {
    const token = await tokenOf();
    expect(await verify(token, { body: { ...activity, channelId: 'facebook' } })).toBe('token_wrong');
    expect(await verify(token, { body: { type: 'message' } })).toBe('token_wrong');
    expect(await verify(token, { body: '{' })).toBe('unreadable');
  });

  test('proves the delivery, or does not, before its body is there', async () => {
    const carries = async (token: string) =>
      createTeams({ fetch: serveKeys().fetch }).carriesProof(delivery('', `Bearer ${token}`), { appId });
    expect(await carries(await tokenOf())).toBe(true);
    expect(await carries(await tokenOf({}, { pair: other }))).toBe(false);
    expect(await carries(await tokenOf({ aud: 'another' }))).toBe(false);
    expect(await carries('x')).toBe(false);
  });

  test.each([undefined, '', 'Bearer', 'Basic YTpi', 'bearer x y'])('none: %j', async (authorization) => {
    const teams = createTeams({ fetch: serveKeys().fetch });
    expect(await teams.verify(delivery(activity, authorization), { appId })).toBe('signature_missing');
    expect(await teams.carriesProof(delivery(activity, authorization), { appId })).toBe(false);
  });
});

describe('the keys', () => {
  const fakeTime = (at: number) => vi.useFakeTimers({ toFake: ['Date'], now: at });

  test('are fetched once, and again for one that is new, but not with every unknown one', async () => {
    fakeTime(nowMs);
    const { state, fetch } = serveKeys();
    const teams = createTeams({ fetch });
    const verify = async (options = {}) =>
      teams.verify(delivery(activity, `Bearer ${await tokenOf({}, options)}`), { appId });
    expect([await verify(), await verify(), state.fetched]).toEqual(['genuine', 'genuine', 1]);
    state.published = [{ kid: 'k2', pair: other }];
    const rotated = { kid: 'k2', pair: other };
    expect([await verify(rotated), await verify({ kid: 'x' }), state.fetched]).toEqual([
      'token_wrong',
      'token_wrong',
      1,
    ]);
    fakeTime(nowMs + 31_000);
    expect([await verify(rotated), await verify({ kid: 'x' }), state.fetched]).toEqual(['genuine', 'token_wrong', 2]);
  });

  test('that cannot be fetched are no reason to believe or refuse; those of yesterday are kept', async () => {
    fakeTime(nowMs);
    const { state, fetch } = serveKeys();
    const teams = createTeams({ fetch });
    const verify = async () => teams.verify(delivery(activity, `Bearer ${await tokenOf()}`), { appId });
    state.isUp = false;
    expect(await verify()).toBe('keys_unavailable');
    // They may be there by the time that the body is.
    expect(await teams.carriesProof(delivery('', `Bearer ${await tokenOf()}`), { appId })).toBe(true);
    state.isUp = true;
    expect(await verify()).toBe('genuine');
    state.isUp = false;
    fakeTime(nowMs + 25 * 60 * minute * 1000);
    expect(await verify()).toBe('genuine');
  });
});

const ana = { id: '29:1ana', name: 'Ana', aadObjectId: '00000000-0000-4000-8000-000000000001' };
const said = {
  ...activity,
  id: '1767355200123',
  timestamp: '2026-01-02T12:00:00.1234567Z',
  from: ana,
  recipient: { id: `28:${appId}`, name: 'Bot' },
  conversation: { id: 'a:1', conversationType: 'personal' },
};
const received = (user: string, platform = 'teams') => ({
  message: { platform, user, direction: 'received', timestamp: Date.parse('2026-01-02T12:00:00.123Z'), id: said.id },
});
const pressed = { ...said, type: 'invoke', name: 'adaptiveCard/action' };

/** Activity and ActivityTypes of botframework-schema 4.23; roles of @microsoft/agents-activity 1.8. */
describe('an activity is a message, or is not for a reason', () => {
  const read = (body: unknown) => createTeams({ fetch: serveKeys().fetch }).read(delivery(body), { appId });

  test.each<[string, object, object]>([
    ['a message', { ...said, text: 'x' }, received(ana.aadObjectId)],
    ['a card that is sent as a message', { ...said, value: { choice: 1 } }, received(ana.aadObjectId)],
    [
      'in a channel',
      { ...said, conversation: { id: '19:x;messageid=1', isGroup: true, conversationType: 'channel' } },
      received(ana.aadObjectId),
    ],
    ['of a guest', { ...said, from: { id: '29:1guest', name: 'G' } }, received('29:1guest')],
    [
      'by another channel of the service',
      { ...said, channelId: 'directline', from: { id: 'u1', role: 'user' } },
      received('u1', 'directline'),
    ],
    ['a button', { ...pressed, value: { trigger: 'manual' } }, received(ana.aadObjectId)],
    ['a form', { ...said, type: 'invoke', name: 'task/submit' }, received(ana.aadObjectId)],
    ['a card that refreshes itself', { ...pressed, value: { trigger: 'automatic' } }, { ignored: 'acknowledgement' }],
    ['a sign-in', { ...said, type: 'invoke', name: 'signin/verifyState' }, { ignored: 'acknowledgement' }],
    ['another bot', { ...said, from: { id: '28:other', name: 'B' } }, { ignored: 'other_bot' }],
    ['a skill', { ...said, from: { id: 'x', role: 'skill' } }, { ignored: 'other_bot' }],
    ['an edit', { ...said, type: 'messageUpdate' }, { ignored: 'edit' }],
    ['a deletion', { ...said, type: 'messageDelete' }, { ignored: 'deletion' }],
    ['a reaction', { ...said, type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }, { ignored: 'reaction' }],
    ['somebody joined', { ...said, type: 'conversationUpdate', membersAdded: [ana] }, { ignored: 'membership' }],
    ['installed', { ...said, type: 'installationUpdate', action: 'add' }, { ignored: 'membership' }],
    ['typing', { ...said, type: 'typing' }, { ignored: 'typing' }],
    ['read', { ...said, type: 'event', name: 'application/vnd.microsoft.readReceipt' }, { ignored: 'receipt' }],
    [
      'an event whose name is no text',
      { ...said, type: 'event', name: { toString: '' } },
      { ignored: 'unknown_event' },
    ],
    ['an event', { ...said, type: 'event', name: 'x' }, { ignored: 'unknown_event' }],
    ['a kind of later', { ...said, type: 'toString' }, { ignored: 'unknown_event' }],
    ['nobody', { ...said, from: undefined }, { ignored: 'no_user' }],
    ['without an id', { ...said, id: undefined }, { rejected: 'malformed' }],
    ['at no time', { ...said, timestamp: 'yesterday' }, { rejected: 'malformed' }],
    ['nothing', {}, { ignored: 'unknown_event' }],
  ])('%s', (_name, body, item) => expect(read(body).items).toEqual([item]));

  test('who has two names is one person', () => {
    expect(read(said).same).toEqual([{ platform: 'teams', user: ana.aadObjectId, same: ana.id }]);
    expect(read({ ...said, from: { id: '29:1guest' } }).same).toEqual([]);
  });
});
