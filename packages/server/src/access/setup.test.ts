import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openAccess } from './open.ts';
import { cookieOf, openTemporary, type TemporaryAccess } from './temporary.ts';

// A password is slow to hash, on purpose.
vi.setConfig({ testTimeout: 30_000 });

let opened: TemporaryAccess;
beforeEach(async () => {
  opened = await openTemporary();
});
afterEach(() => opened.remove());

const password = 'a long password';

function tokenOf(link: string | undefined): string {
  return new URL(link ?? '').searchParams.get('token') ?? '';
}

test('the link makes an administrator, signs them in, and works once', async () => {
  const { setup, people } = opened.access;
  const link = setup.link();
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:7070\/setup\?token=[\w-]{43}$/);
  const answer = await setup.redeem(tokenOf(link), ' Ana@Example.org', password);
  expect(await people.session(new Headers({ cookie: cookieOf(answer) }))).toMatchObject({
    email: 'ana@example.org',
    role: 'admin',
  });
  expect(people.hasAdministrator()).toBe(true);
  await expect(setup.redeem(tokenOf(link), 'eve@example.org', password)).rejects.toMatchObject({
    code: 'administrator_exists',
  });
  expect(setup.link()).toBeUndefined();
  expect(people.count()).toBe(1);
});

test('a new link ends the one before', async () => {
  const { setup, people } = opened.access;
  const first = setup.link();
  const second = setup.link();
  const refused = setup.redeem(tokenOf(first), 'ana@example.org', password);
  await expect(refused).rejects.toMatchObject({ code: 'invalid_setup_link' });
  await setup.redeem(tokenOf(second), 'ana@example.org', password);
  expect(people.count()).toBe(1);
});

test.each(['', 'x', 'x'.repeat(43), '\0'])('the token %j is none', async (token) => {
  const { setup } = opened.access;
  setup.link();
  await expect(setup.redeem(token, 'ana@example.org', password)).rejects.toMatchObject({ code: 'invalid_setup_link' });
});

test('without a link nothing is redeemed', async () => {
  const refused = opened.access.setup.redeem('x'.repeat(43), 'ana@example.org', password);
  await expect(refused).rejects.toMatchObject({ code: 'invalid_setup_link' });
});

test.each([
  ['a short password', 'ana@example.org', 'too short', 'invalid_password'],
  ['an endless password', 'ana@example.org', 'x'.repeat(129), 'invalid_password'],
  ['no address', 'ana', password, 'invalid_email'],
])('%s is refused, and the link stays good', async (_what, email, word, code) => {
  const { setup, people } = opened.access;
  const token = tokenOf(setup.link());
  await expect(setup.redeem(token, email, word)).rejects.toMatchObject({ code });
  expect(people.count()).toBe(0);
  await setup.redeem(token, 'ana@example.org', password);
  expect(people.count()).toBe(1);
});

test('of many who redeem at once, through two connections, one becomes administrator', async () => {
  const { directory, access } = opened;
  const other = await openAccess({
    directory,
    secret: 's'.repeat(43),
    publicUrl: 'http://127.0.0.1:7070',
    now: Date.now,
  });
  const token = tokenOf(access.setup.link());
  const tries = [access, other, access, other].map(({ setup }, n) =>
    setup.redeem(token, `p${n}@example.org`, password),
  );
  const results = await Promise.allSettled(tries);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(access.people.count()).toBe(1);
  expect(other.people.count()).toBe(1);
  other.close();
});

test('a link that was replaced while its password was hashed makes nobody', async () => {
  const { setup, people } = opened.access;
  const redeeming = setup.redeem(tokenOf(setup.link()), 'ana@example.org', password);
  setup.link();
  await expect(redeeming).rejects.toMatchObject({ code: 'invalid_setup_link' });
  expect(people.count()).toBe(0);
});

test('the settings make the first administrator, once', async () => {
  const { people, setup } = opened.access;
  await people.createAdministrator('ana@example.org', password);
  expect(setup.link()).toBeUndefined();
  const again = people.createAdministrator('eve@example.org', password);
  await expect(again).rejects.toMatchObject({ code: 'administrator_exists' });
  expect(people.count()).toBe(1);
});
