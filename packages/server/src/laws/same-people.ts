import type { PlainMessage } from './count-once.ts';

/** Two ids of one person on one platform. */
export type SamePerson = { platform: string; user: string; same: string };

/**
 * The messages as they would have been if everybody had had one id all along: all ids that pairs lead between, however
 * far, are the first of them by name.
 */
export function asOnePerson(messages: readonly PlainMessage[], pairs: readonly SamePerson[]): PlainMessage[] {
  const nameOf = new Map<string, string>();
  const read = (platform: string, user: string) => nameOf.get(JSON.stringify([platform, user])) ?? user;
  // A pair hands on the smaller name, until no pair has anything left to hand on.
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const { platform, user, same } of pairs) {
      const [left, right] = [read(platform, user), read(platform, same)];
      if (left === right) continue;
      isSettled = false;
      const [name = left] = [left, right].sort();
      nameOf.set(JSON.stringify([platform, user]), name);
      nameOf.set(JSON.stringify([platform, same]), name);
    }
  }
  return messages.map((message) => ({ ...message, user: read(message.platform, message.user) }));
}
