import { z } from 'zod';
import { bucket } from './usage.ts';

const counted = z.object({
  /** People the bot received a message from in the last 5 and in the last 30 minutes. */
  users5: z.int(),
  users30: z.int(),
  /** Minute by minute, each as long as `minutes`. Who wrote in two minutes stands in both. */
  users: z.array(z.int()),
  messagesReceived: z.array(z.int()),
  messagesSent: z.array(z.int()),
});
export type NowCounted = z.infer<typeof counted>;

export const now = z.object({
  bot: z.string(),
  /** Every message answered 200 before this instant is included. */
  asOf: z.string(),
  /** The 30 minutes: from the first instant to the second, which is not in them any more. */
  from: z.string(),
  until: z.string(),
  /** The minutes of the clock that lie in them; the first and the last one mostly in part. */
  minutes: z.array(bucket),
  platforms: z.array(counted.extend({ platform: z.string() })),
  all: counted,
});
/** The answer of GET /api/v1/bots/{bot}/now. */
export type Now = z.infer<typeof now>;
