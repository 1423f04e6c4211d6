import type { Bot } from '@turnout/contract';
import { type ParseContext, parseMessages, type StoredMessage } from '../receive/message.ts';
import { createSampleHistory } from './sample-history.ts';

export const sampleBot: Bot = { bot: 'sample', name: 'Sample bot', timezone: 'America/Argentina/Buenos_Aires' };

/** The rooms that a message of the sample passes, as any other message does. */
export type SampleParts = {
  hasher: ParseContext['hasher'];
  randomId: ParseContext['randomId'];
  now(): number;
  access: { bots: { get(bot: string): Bot | undefined; create(bot: Bot): void } };
  writer: { write(messages: StoredMessage[]): Promise<void> };
  refresher: { settle(bot: string): Promise<void> };
};

const messagesPerBatch = 5_000;

/**
 * Creates the sample bot if it is missing, stores its history and resolves, with the number of messages, when all of it is
 * in the figures. Every message has an id, so repeating it changes nothing. Rejects with what the writer rejects with.
 */
export async function loadSample({ hasher, randomId, now, access, writer, refresher }: SampleParts): Promise<number> {
  const { bot } = sampleBot;
  if (access.bots.get(bot) === undefined) access.bots.create(sampleBot);

  const { messages, rejected } = parseMessages(bot, createSampleHistory(), { hasher, randomId, nowMs: now() });
  const [first] = rejected;
  if (first !== undefined) throw new Error(`The clock is wrong, or the sample is: ${first.message}`);

  for (let start = 0; start < messages.length; start += messagesPerBatch) {
    await writer.write(messages.slice(start, start + messagesPerBatch));
  }
  await refresher.settle(bot);
  return messages.length;
}
