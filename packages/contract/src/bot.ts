import { z } from 'zod';
import { botSlug } from './slug.ts';

/** An IANA zone by name; offsets such as `+03:00` have no history and are refused. */
export function isTimezone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const bot = z.object({
  bot: botSlug,
  name: z.string().min(1).max(100),
  timezone: z.string().refine(isTimezone),
});
/** One deployed agent. */
export type Bot = z.infer<typeof bot>;

export const botSummary = bot.extend({
  /** First and last local day with a message; absent while the bot is empty. The page's "everything" reads it. */
  firstDay: z.string().optional(),
  lastDay: z.string().optional(),
});
/** One row of GET /api/v1/bots. */
export type BotSummary = z.infer<typeof botSummary>;
