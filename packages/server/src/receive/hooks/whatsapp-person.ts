import { z } from 'zod';
import type { SameUser } from './connector.ts';
import { isObject, listIn } from './json.ts';

export const platform = 'whatsapp';

/**
 * The names of one person: the phone number (`wa_id`), which whoever has a user name hides; the id that is the business's own, and
 * in every payload since 2026; and its parent, where several businesses share one. The ids are made anew with a new number.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
export type Person = { phone?: string | undefined; scoped?: string | undefined; parent?: string | undefined };

/** By what a person is counted: what every payload has, else the number, as before 2026. */
export const userOf = ({ scoped, phone, parent }: Person): string | undefined => scoped || phone || parent || undefined;

const contact = z.object({
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
  parent_user_id: z.string().optional(),
});

export function contactsIn(value: unknown): Person[] {
  return listIn(value).flatMap((each) => {
    const parsed = contact.safeParse(each);
    if (!parsed.success) return [];
    const { wa_id, user_id, parent_user_id } = parsed.data;
    return [{ phone: wa_id, scoped: user_id, parent: parent_user_id }];
  });
}

/** A message's person, completed by what the contacts beside it say of the same one. */
export function personOf(person: Person, contacts: readonly Person[]): Person {
  const has = (name: keyof Person) => (other: Person) => Boolean(person[name]) && other[name] === person[name];
  const contact = contacts.find(has('scoped')) ?? contacts.find(has('phone'));
  return {
    phone: person.phone || contact?.phone,
    scoped: person.scoped || contact?.scoped,
    parent: person.parent || contact?.parent,
  };
}

const change = z.object({
  type: z.enum(['user_changed_number', 'user_changed_user_id', 'customer_changed_number']),
  previous_user_id: z.string().optional(),
  previous_parent_user_id: z.string().optional(),
  customer: z.string().optional(),
  user_id: z.string().optional(),
  wa_id: z.string().optional(),
  parent_user_id: z.string().optional(),
});

/** That a person's names are one person's; of a system message, both who they were and who they are now. */
export function pairsOf(person: Person, system?: unknown): SameUser[] {
  const changed = isObject(system) ? change.safeParse(system).data : undefined;
  if (changed === undefined) return namesOf(person);
  const { customer, previous_user_id, previous_parent_user_id, wa_id, user_id, parent_user_id } = changed;
  const now = { phone: wa_id, scoped: user_id, parent: parent_user_id };
  // The ids beside the message can be the new ones already.
  const before = {
    phone: person.phone || customer,
    scoped: previous_user_id || (person.scoped === user_id ? undefined : person.scoped),
    parent: previous_parent_user_id || (person.parent === parent_user_id ? undefined : person.parent),
  };
  return [...namesOf(before), ...namesOf(now), ...pairOf(idOf(before), idOf(now))];
}

/** A number is had by others in time. */
const namesOf = ({ phone, scoped, parent }: Person): SameUser[] => [
  ...pairOf(parent, scoped),
  ...pairOf(phone, scoped || parent).map((pair) => ({ ...pair, isLent: true as const })),
];

const idOf = ({ scoped, parent, phone }: Person) => scoped || parent || phone;

const pairOf = (user: string | undefined, same: string | undefined): SameUser[] =>
  user && same && user !== same ? [{ platform, user, same }] : [];
