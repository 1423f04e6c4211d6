import { instantMs } from '@turnout/contract';
import type { Judgement } from './finding.ts';

/**
 * A message as Botpress's API has it. `integration` is its conversation's, undefined where it is not known; `platform` is what the
 * operator says that all are of. Shapes: https://botpress.com/docs/api-reference/runtime-api/openapi/listMessages
 */
export function judgeBotpress(
  message: Record<string, unknown>,
  integration: unknown,
  platform: string | undefined,
): Judgement {
  const { id, createdAt, direction, userId, conversationId, origin } = message;
  if (origin === 'synthetic') return { ignored: 'synthetic messages' };
  if (typeof id !== 'string') return { rejected: 'missing_field', field: 'id' };
  if (direction !== 'incoming' && direction !== 'outgoing') return { rejected: 'missing_field', field: 'direction' };
  if (typeof conversationId !== 'string') return { rejected: 'missing_field', field: 'conversationId' };
  if (direction === 'incoming' && typeof userId !== 'string') return { rejected: 'missing_field', field: 'userId' };
  const timestamp = typeof createdAt === 'string' ? instantMs(createdAt) : undefined;
  if (timestamp === undefined) return { rejected: 'invalid_timestamp', field: 'createdAt' };
  const name = platform ?? (typeof integration === 'string' ? platformOf(integration) : undefined);
  if (name === undefined) return { rejected: 'missing_field', field: 'integration' };
  // The user of an outgoing message is the bot. The conversation is whom it writes to, whoever takes part in it.
  const user = direction === 'incoming' ? String(userId) : `group:${conversationId}`;
  return {
    message: { platform: name, user, direction: direction === 'incoming' ? 'received' : 'sent', timestamp, id },
  };
}

/** "whatsapp", or "acme/whatsapp" of an integration of one's own. */
function platformOf(integration: string): string | undefined {
  const name = integration
    .slice(integration.lastIndexOf('/') + 1)
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, '-')
    .replace(/^[_-]+/, '')
    .slice(0, 32);
  return name === '' ? undefined : name;
}
