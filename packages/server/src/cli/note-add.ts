import { zoneOf } from '@turnout/contract';
import { z } from 'zod';
import { defineCommand } from '../product/command.ts';
import { type AddCommand, addCommand, type CommonFlags } from './add-command.ts';
import { runCommand } from './run-command.ts';

export const noteAdd = defineCommand({
  name: 'note-add',
  args: z.object({
    bot: z.string(),
    day: z.string().optional(),
    lastDay: z.string().optional(),
    text: z.string(),
  }),
  async *run(parts, { bot, day, lastDay, text }) {
    const { bots, notes } = await parts.access();
    // Of an unknown bot, which is refused anyway, any day will do.
    const first = day ?? zoneOf(bots.get(bot)?.timezone ?? 'UTC').localDay(Date.now());
    const made = notes.create(bot, { day: first, ...(lastDay !== undefined && { lastDay }), text });
    const days = made.lastDay === made.day ? made.day : `${made.day} to ${made.lastDay}`;
    yield { type: 'result', text: `Noted on ${days}: ${made.text}`, value: made };
  },
});

export const addNoteAdd: AddCommand = (group, shell, done) => {
  addCommand(group, 'add', 'add a note', [
    'turnout note add --bot support "bot v2"',
    'turnout note add --bot support --day 2026-11-23 --last-day 2026-11-30 "Campaign on the radio"',
  ])
    .argument('<text>', 'one line of up to 200 characters')
    .requiredOption('--bot <bot>', 'the bot it is about')
    .option('--day <day>', 'the day it is about, or the first one (today, in the bot’s time zone)')
    .option('--last-day <day>', 'the last one, where it is about several')
    .action(async (text: string, flags: CommonFlags & { bot: string; day?: string; lastDay?: string }) =>
      done(await runCommand(shell, flags, noteAdd, { bot: flags.bot, day: flags.day, lastDay: flags.lastDay, text })),
    );
};
