import { instantMs, type RefusedReason } from '@turnout/contract';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { BodyError } from '../body-error.ts';
import type { Connector, Delivery, Head, Item, SameUser } from './connector.ts';
import { type Reasons, reasonOf } from './ignored.ts';
import { objectOf } from './json.ts';
import { createServiceKeys, type Fetch, KeysUnavailable } from './service-keys.ts';

/**
 * Teams, and the other channels of the Bot Framework, to a bot's messaging endpoint. Shapes: botframework-schema; tokens: ChannelValidation of
 * botframework-connector and https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 *
 * The token says who calls and for which bot and service, and nothing about the body.
 */
export function createTeams({ fetch }: { fetch: Fetch }): Connector {
  const keys = createServiceKeys('https://login.botframework.com/v1/.well-known/openidconfiguration', fetch);

  const verifyToken = (token: string, { nowMs }: Head, appId: string) =>
    jwtVerify(token, keys.keyOf, {
      // The emulator's and other bots' tokens have other issuers.
      issuer: 'https://api.botframework.com',
      audience: appId,
      algorithms: ['RS256', 'RS384', 'RS512'],
      requiredClaims: ['exp'],
      clockTolerance: 5 * 60,
      currentDate: new Date(nowMs),
    });

  return {
    async carriesProof(head, { appId = '' }) {
      const token = tokenIn(head);
      if (token === undefined) return false;
      try {
        await verifyToken(token, head, appId);
        return true;
      } catch (error) {
        // Whether it is one may be known by the time that the body is there.
        return error instanceof KeysUnavailable;
      }
    },
    async verify(delivery, { appId = '' }) {
      const token = tokenIn(delivery);
      if (token === undefined) return 'signature_missing';
      try {
        const { payload, protectedHeader } = await verifyToken(token, delivery, appId);
        const { serviceUrl, channelId } = origin.parse(objectOf(delivery.body));
        const channels = keys.endorsementsOf(protectedHeader.kid) ?? [];
        const isEndorsed = channels.length === 0 || channels.includes(channelId);
        return isEndorsed && payload['serviceurl'] === serviceUrl ? 'genuine' : 'token_wrong';
      } catch (error) {
        return refusedFor(error);
      }
    },
    read({ body }: Delivery) {
      const parsed = activity.safeParse(objectOf(body));
      if (!parsed.success) return { items: [{ ignored: 'unknown_event' }] };
      return { items: [itemOf(parsed.data)], same: sameUsers(parsed.data) };
    },
  };
}

function tokenIn({ headers }: Head): string | undefined {
  return /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1];
}

function refusedFor(error: unknown): RefusedReason {
  if (error instanceof KeysUnavailable) return 'keys_unavailable';
  if (error instanceof BodyError) return 'unreadable';
  if (error instanceof errors.JWTExpired) return 'too_old';
  if (error instanceof errors.JOSEError || error instanceof z.ZodError) return 'token_wrong';
  throw error;
}

const origin = z.object({ serviceUrl: z.string(), channelId: z.string() });

const account = z.object({
  id: z.string().min(1),
  aadObjectId: z.string().min(1).optional(),
  role: z.string().optional(),
});
const activity = z.object({
  type: z.string(),
  channelId: z.string(),
  id: z.unknown().optional(),
  timestamp: z.unknown().optional(),
  from: z.unknown().optional(),
  name: z.unknown().optional(),
  value: z.unknown().optional(),
});
type Activity = z.infer<typeof activity>;
const message = z.object({ id: z.string().min(1), timestamp: z.string(), from: account });

const others: Reasons = {
  messageUpdate: 'edit',
  messageDelete: 'deletion',
  messageReaction: 'reaction',
  conversationUpdate: 'membership',
  installationUpdate: 'membership',
  contactRelationUpdate: 'membership',
  typing: 'typing',
  invoke: 'acknowledgement',
  endOfConversation: 'system',
  trace: 'system',
};
const readReceipt = 'application/vnd.microsoft.readReceipt';
/** A pressed button of a card, and a submitted dialog. */
const replies = new Set<unknown>(['adaptiveCard/action', 'actionableMessage/executeAction', 'task/submit']);
/** Cards refresh themselves with the same activity that a pressed button sends. */
const refresh = z.object({ trigger: z.literal('automatic') });

function itemOf(told: Activity): Item {
  const { type, channelId, name, value } = told;
  if (type === 'event') return { ignored: name === readReceipt ? 'receipt' : 'unknown_event' };
  const isReply = type === 'invoke' && replies.has(name) && !refresh.safeParse(value).success;
  if (type !== 'message' && !isReply) return { ignored: reasonOf(others, type) ?? 'unknown_event' };
  if (told.from === undefined) return { ignored: 'no_user' };
  const parsed = message.safeParse(told);
  const timestamp = parsed.success ? instantMs(parsed.data.timestamp) : undefined;
  if (!parsed.success || timestamp === undefined) return { rejected: 'malformed' };
  const { id, from } = parsed.data;
  // In Teams, the ids of bots start with 28.
  if ((from.role ?? 'user') !== 'user' || from.id.startsWith('28:')) return { ignored: 'other_bot' };
  return {
    message: {
      platform: platformOf(channelId),
      user: from.aadObjectId ?? from.id,
      direction: 'received',
      timestamp,
      id,
    },
  };
}

/** A name of the person beside the bot's own name of them: not every activity has both. */
function sameUsers({ channelId, from }: Activity): SameUser[] {
  const { id, aadObjectId } = account.safeParse(from).data ?? {};
  if (id === undefined || aadObjectId === undefined) return [];
  return [{ platform: platformOf(channelId), user: aadObjectId, same: id }];
}

/** Other channels of the service go by the names that it gives them. */
function platformOf(channelId: string): string {
  const [channel = ''] = channelId.toLowerCase().split(':');
  return channel === 'msteams' ? 'teams' : channel.replaceAll(/[^a-z0-9_-]/g, '-');
}
