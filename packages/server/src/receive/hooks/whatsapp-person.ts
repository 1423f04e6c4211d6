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

/** That these are one person, and that a system message names them anew. The first is who they were before. */
export function pairsOf({ phone, parent, scoped }: Person, system?: unknown): SameUser[] {
  const parsed = isObject(system) ? change.safeParse(system) : undefined;
  const changed = parsed?.success ? parsed.data : undefined;
  const names = [
    phone,
    changed?.customer,
    changed?.previous_user_id,
    changed?.previous_parent_user_id,
    scoped,
    parent,
    changed?.wa_id,
    changed?.user_id,
    changed?.parent_user_id,
  ];
  const [first, ...others] = new Set(names.filter((name) => name !== undefined && name !== ''));
  if (first === undefined) return [];
  return others.flatMap((name) => (name === undefined ? [] : [{ platform, user: name, same: first }]));
}
