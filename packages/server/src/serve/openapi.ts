import { z } from '@hono/zod-openapi';
import {
  botSlug,
  botSummary,
  connectionInput as connectionInputSchema,
  connection as connectionSchema,
  connections as connectionsSchema,
  deliveries as deliveriesSchema,
  type ErrorCode,
  errors,
  lifecycle as lifecycleSchema,
  messageInput as messageInputSchema,
  noteChange as noteChangeSchema,
  noteInput as noteInputSchema,
  note as noteSchema,
  now as nowSchema,
  overview as overviewSchema,
  receipt as receiptSchema,
  rejections,
  usage as usageSchema,
} from '@turnout/contract';

/** The contract's schemas under the names and with the examples that /openapi.json shows. */
export const messageInput = messageInputSchema.meta({
  id: 'Message',
  example: {
    platform: 'whatsapp',
    user: '5491155550100',
    direction: 'received',
    timestamp: '2026-01-31T18:04:05.120-03:00',
    id: 'wamid.HBgLNTQ5MTE1NTU1MDEwMA',
  },
});

export const receipt = receiptSchema.meta({
  id: 'Receipt',
  example: {
    accepted: 1,
    rejected: [{ index: 1, code: 'timestamp_in_future', field: 'timestamp', message: rejections.timestamp_in_future }],
  },
});

const counted = (active: number, fresh: number, total: number, received: number, sent: number) => ({
  period: { activeUsers: active, newUsers: fresh, totalUsers: total, messagesReceived: received, messagesSent: sent },
  series: {
    activeUsers: [active],
    newUsers: [fresh],
    totalUsers: [total],
    messagesReceived: [received],
    messagesSent: [sent],
  },
});

export const usage = usageSchema.meta({
  id: 'Usage',
  example: {
    bot: 'support',
    timezone: 'America/Argentina/Buenos_Aires',
    from: '2026-01-01',
    to: '2026-01-31',
    granularity: 'month',
    asOf: '2026-02-01T03:00:00.000Z',
    buckets: [{ from: '2026-01-01', to: '2026-01-31', partial: false }],
    platforms: [
      { platform: 'telegram', ...counted(120, 80, 310, 900, 1100) },
      { platform: 'webchat', ...counted(30, 30, 45, 140, 190) },
    ],
    all: counted(150, 110, 355, 1040, 1290),
  },
});

const comeAndGone = (active: number, fresh: number, returning: number, lost: number) => {
  const figures = {
    activeUsers: active,
    newUsers: fresh,
    returningUsers: returning,
    reactivatedUsers: active - fresh - returning,
    lostUsers: lost,
    rolling7Users: 45,
    rolling28Users: active - 4,
    stickiness: 0.08,
    messagesPerUser: 7.5,
  };
  const series = Object.fromEntries(Object.entries(figures).map(([metric, value]) => [metric, [value]]));
  return { period: figures, series };
};

export const lifecycle = lifecycleSchema.meta({
  id: 'Lifecycle',
  example: {
    bot: 'support',
    timezone: 'America/Argentina/Buenos_Aires',
    from: '2026-01-01',
    to: '2026-01-31',
    granularity: 'month',
    asOf: '2026-02-01T03:00:00.000Z',
    buckets: [{ from: '2026-01-01', to: '2026-01-31', partial: false }],
    platforms: [{ platform: 'telegram', ...comeAndGone(120, 80, 34, 21) }],
    all: comeAndGone(120, 80, 34, 21),
  },
});

const minute = (from: string, to: string) => ({ from, to, partial: true });
const nowCounted = { users5: 2, users30: 2, users: [1, 2], messagesReceived: [1, 3], messagesSent: [2, 3] };

/** The example has two minutes only; an answer has 30 or 31. */
export const now = nowSchema.meta({
  id: 'Now',
  example: {
    bot: 'support',
    asOf: '2026-02-01T03:00:30.000Z',
    from: '2026-02-01T02:30:30.000Z',
    until: '2026-02-01T03:00:30.000Z',
    minutes: [
      minute('2026-02-01T02:59:00.000Z', '2026-02-01T02:59:59.999Z'),
      minute('2026-02-01T03:00:00.000Z', '2026-02-01T03:00:29.999Z'),
    ],
    platforms: [{ platform: 'telegram', ...nowCounted }],
    all: nowCounted,
  },
});

export const overview = overviewSchema.meta({
  id: 'Overview',
  example: {
    from: '2026-01-01',
    to: '2026-01-31',
    granularity: 'month',
    buckets: [{ from: '2026-01-01', to: '2026-01-31', partial: false }],
    previous: { from: '2025-12-01', to: '2025-12-31' },
    bots: [
      {
        bot: 'support',
        name: 'Support',
        timezone: 'America/Argentina/Buenos_Aires',
        asOf: '2026-02-01T03:00:00.000Z',
        firstDay: '2025-06-02',
        ...counted(150, 110, 355, 1040, 1290),
        previous: counted(131, 84, 245, 961, 1188).period,
      },
    ],
  },
});

export const bots = z.object({ bots: z.array(botSummary.meta({ id: 'Bot' })) }).meta({
  example: {
    bots: [
      {
        bot: 'support',
        name: 'Support',
        timezone: 'America/Argentina/Buenos_Aires',
        firstDay: '2025-06-02',
        lastDay: '2026-01-31',
      },
    ],
  },
});

const written = { day: '2026-01-12', lastDay: '2026-01-18', text: 'Campaign on the radio' };
const [createdAt, updatedAt] = ['2026-01-12T14:03:00.000Z', '2026-01-19T09:30:00.000Z'];

export const noteInput = noteInputSchema.meta({ id: 'NoteInput', example: written });
export const noteChange = noteChangeSchema.meta({ id: 'NoteChange', example: { ...written, updatedAt } });
export const note = noteSchema.meta({ id: 'Note', example: { id: 'k3v9m2xq', ...written, createdAt, updatedAt } });
export const notes = z
  .object({ notes: z.array(note) })
  .meta({ example: { notes: [{ id: 'k3v9m2xq', ...written, createdAt, updatedAt }] } });

const connectionExample = {
  connector: 'telegram',
  address: 'https://turnout.example.com/hooks/telegram/support',
  isConnected: true,
  fields: [{ name: 'secretToken', kind: 'made' as const, isSet: true, value: 'kJ2mZ8Qm3l0vQ1tY6cXr5wPa7bNd9eFg' }],
  connectedAt: createdAt,
};
export const connectionInput = connectionInputSchema.meta({ id: 'ConnectionInput', example: { values: {} } });
export const connection = connectionSchema.meta({ id: 'Connection', example: connectionExample });
export const connections = connectionsSchema.meta({ example: { connections: [connectionExample] } });

export const deliveries = deliveriesSchema.meta({
  example: {
    deliveries: [
      {
        id: 1,
        at: updatedAt,
        connector: 'telegram',
        outcome: 'counted',
        received: 1,
        sent: 0,
        ignored: {},
        rejected: {},
        times: 1,
      },
    ],
  },
});

export const person = z
  .object({ email: z.string(), role: z.enum(['admin', 'viewer']) })
  .meta({ id: 'Person', example: { email: 'ana@example.org', role: 'admin' } });

export const errorBody = z
  .object({ error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }) })
  .meta({ id: 'Error', example: { error: { code: 'unknown_bot', message: errors.unknown_bot.message } } });

export const botParam = z.object({
  bot: botSlug.meta({ description: "The bot's id.", example: 'support' }),
});

/** How a caller shows who it is; `[]` for nobody. */
export const security = {
  key: [{ key: [] }],
  keyOrSession: [{ key: [] }, { session: [] }],
  session: [{ session: [] }],
  nobody: [],
};

export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } };
}

const retryAfter = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' as const } } };

/** The refusals of a route, as OpenAPI has them: by status, with the table's sentences. */
export function refusals(...codes: ErrorCode[]) {
  const statuses = [...new Set(codes.map((code) => errors[code].status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const sentences = codes
        .filter((code) => errors[code].status === status)
        .map((code) => `\`${code}\`: ${errors[code].message}`);
      const answer = json(errorBody, sentences.join(' '));
      return [status, status === 429 || status === 503 ? { ...answer, headers: retryAfter } : answer];
    }),
  );
}
