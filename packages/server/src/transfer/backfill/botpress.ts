import { judgeBotpress } from './botpress-message.ts';
import type { Finding } from './finding.ts';
import { readRecords } from './records.ts';
import type { Source } from './source.ts';
import { isObject } from './values.ts';

/**
 * What Botpress's API answered, as files: pages of conversations and of messages, or these themselves, in one list or one on a line. The
 * conversations come first, because they tell the platform; memory grows with them.
 */
export const botpress: Source = async function* botpress(file) {
  const integrations = new Map<string, unknown>();
  const { platform } = file.options;

  const judge = (value: unknown): Finding[] => {
    if (value === undefined) return [{ rejected: 'invalid_json' }];
    if (!isObject(value)) return [{ rejected: 'not_an_object' }];
    const { conversations, messages, id, integration, conversationId } = value;
    if (Array.isArray(conversations)) return conversations.flatMap(judge);
    if (Array.isArray(messages)) return messages.flatMap(judge);
    if (integration !== undefined && typeof id === 'string') {
      integrations.set(id, integration);
      return [{ ignored: 'conversations' }];
    }
    return [judgeBotpress(value, integrations.get(String(conversationId)), platform)];
  };

  for await (const batch of readRecords(file, 'Converting', ['conversations.*', 'messages.*', '*'])) {
    yield batch.flatMap(({ value }) => judge(value));
  }
};
