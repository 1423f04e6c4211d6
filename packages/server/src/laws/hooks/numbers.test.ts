import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdentities } from '../../identity/identities.ts';
import { createHasher } from '../../receive/hash.ts';
import { deliveryOf } from '../../receive/hooks/trial.ts';
import { whatsapp } from '../../receive/hooks/whatsapp.ts';

/** Numbers of WhatsApp go from one person to the next, told or not told. Nobody becomes somebody else by that, in whatever order it is heard. */
const number = fc.integer({ min: 0, max: 3 });
const event = fc.oneof(
  // Whoever had the number before is not heard of again.
  fc.record({ kind: fc.constant('comes' as const), number }),
  fc.record({ kind: fc.constant('moves' as const), number, to: number }),
  fc.record({ kind: fc.constant('writes' as const), number, shows: fc.boolean() }),
);
const lives = fc.array(event, { minLength: 1, maxLength: 12 });
/** When each delivery is heard; the second of a pair is its repetition. */
const order = fc.array(fc.tuple(fc.nat(), fc.option(fc.nat())), { minLength: 12, maxLength: 12 });

test('everybody is one user and nobody is two people, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(lives, order, async (events, places) => {
      const { deliveries, people, ownersOf } = tell(events);
      const heard = deliveries.flatMap((delivery, at) =>
        (places[at] ?? []).flatMap((place) => (place === null ? [] : [{ delivery, place }])),
      );
      heard.sort((one, other) => one.place - other.place);
      const { learn, userOf } = await listener();
      for (const { delivery } of heard) await learn(delivery);

      const users = people.map((ids) => new Set(ids.map(userOf)));
      expect(users.map(({ size }) => size)).toEqual(people.map(() => 1));
      expect(new Set(users.flatMap((each) => [...each])).size).toBe(people.length);
      for (const [of, owners] of ownersOf) {
        expect(owners.flatMap((owner) => [...(users[owner] ?? [])])).toContain(userOf(of));
      }
    }),
    { numRuns: 300 },
  );
});

test('a number that was changed for another one is somebody else’s from then on', async () => {
  const { deliveries } = tell([
    { kind: 'comes', number: 1 },
    { kind: 'writes', number: 1, shows: true },
    { kind: 'moves', number: 1, to: 2 },
    { kind: 'writes', number: 2, shows: true },
    { kind: 'comes', number: 1 },
    { kind: 'writes', number: 1, shows: true },
  ]);
  const { learn, userOf } = await listener();
  for (const delivery of deliveries) await learn(delivery);
  expect(new Set([phoneOf(1), phoneOf(2), 'US.0', 'US.1'].map(userOf)).size).toBe(1);
  expect(userOf('US.2')).not.toBe(userOf('US.1'));
});

type Event = typeof event extends fc.Arbitrary<infer One> ? One : never;
const phoneOf = (of: number) => `1650555000${of}`;

/** What WhatsApp delivers, the ids that each person has had, and who had the numbers that stand beside an id. */
function tell(events: readonly Event[]) {
  const people: string[][] = [];
  const ownerOf = new Map<number, number>();
  const ownersOf = new Map<string, number[]>();
  const deliveries: object[] = [];
  const idOf = (person: number) => people[person]?.at(-1);
  let made = 0;

  function take(person: number, of: number): void {
    people[person] = [...(people[person] ?? []), `US.${made}`];
    made += 1;
    ownerOf.set(of, person);
  }
  const show = (of: number, person: number) =>
    ownersOf.set(phoneOf(of), [...(ownersOf.get(phoneOf(of)) ?? []), person]);

  for (const { kind, number: of, ...more } of events) {
    const person = ownerOf.get(of);
    if (kind === 'comes') take(people.length, of);
    if (person === undefined) continue;
    if ('to' in more && more.to !== of) {
      const previous_user_id = idOf(person);
      ownerOf.delete(of);
      take(person, more.to);
      show(of, person);
      show(more.to, person);
      const system = { type: 'user_changed_number', wa_id: phoneOf(more.to), user_id: idOf(person), previous_user_id };
      deliveries.push({ from: phoneOf(of), type: 'system', system });
    }
    if ('shows' in more) {
      if (more.shows) show(of, person);
      deliveries.push({ ...(more.shows && { from: phoneOf(of) }), from_user_id: idOf(person), type: 'text' });
    }
  }
  return { deliveries, people, ownersOf };
}

async function listener() {
  const hasher = createHasher('a secret of the tests');
  const identities = await createIdentities({
    engine: { query: () => Promise.resolve([]), insert: () => Promise.resolve() },
    clock: { begin: () => 1, end: () => undefined },
    hasher,
    onLearnt: () => undefined,
  });
  return {
    async learn(message: object): Promise<void> {
      const value = { messages: [{ id: 'wamid.1', timestamp: '1749416383', ...message }] };
      const entry = [{ id: '1', changes: [{ field: 'messages', value }] }];
      const { same = [] } = whatsapp.read(deliveryOf({ object: 'whatsapp_business_account', entry }), {});
      await identities.learn('a', same);
    },
    userOf: (id: string) => identities.canonicalOf('a', hasher.user('a', 'whatsapp', id)),
  };
}
