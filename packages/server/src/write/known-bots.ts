import type { MessageWriter } from './group-commit.ts';

type IsKnown = (bot: string) => boolean;

/** What is of bots that there are. A new bot inherits what is written under the name of a deleted one. */
export function ofKnownBots<Item extends { bot: string }>(items: readonly Item[], isKnown: IsKnown): readonly Item[] {
  const strangers = new Set([...new Set(items.map(({ bot }) => bot))].filter((bot) => !isKnown(bot)));
  return strangers.size === 0 ? items : items.filter(({ bot }) => !strangers.has(bot));
}

/** Looks at the last moment, in the turn in which messages go into the queue: whoever brings them has waited for something since it looked. */
export const writerOfKnownBots = (writer: MessageWriter, isKnown: IsKnown): MessageWriter => ({
  ...writer,
  write: (messages) => writer.write(ofKnownBots(messages, isKnown)),
});
