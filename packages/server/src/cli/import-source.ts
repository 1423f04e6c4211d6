import { instantMs } from '@turnout/contract';
import type { Command } from 'commander';
import { z } from 'zod';
import { ProductError } from '../product/product-error.ts';
import { createLocalTime } from '../transfer/backfill/local-time.ts';
import { dateOrders, type SourceName, sourceNames } from '../transfer/backfill/source.ts';
import type { Shell } from './shell.ts';

/** What the command line says about an export of another product. */
export type SourceFlags = {
  from?: string;
  botUser?: string[];
  timezone?: string;
  before?: string;
  user?: string;
  dateOrder?: string;
  url?: string;
  tokenEnv?: string;
  account?: string;
};

export const sourceArgs = z.object({
  from: z.enum(sourceNames).optional(),
  botUsers: z.array(z.string()),
  timezone: z.string().optional(),
  before: z.string().optional(),
  user: z.string().optional(),
  dateOrder: z.enum(dateOrders).optional(),
  remote: z.object({ url: z.string(), token: z.string(), account: z.string().optional() }).optional(),
});
type SourceArgs = z.infer<typeof sourceArgs>;

export function addSourceOptions(command: Command): Command {
  return command
    .option('--from <product>', `what the file is an export of: ${sourceNames.join(', ')}`)
    .option(
      '--bot-user <author...>',
      'who of the authors in the export is the bot: an id, or a name as it stands there',
    )
    .option('--timezone <zone>', "the IANA time zone of an export's times where it has no offsets (the bot's)")
    .option('--user <id>', 'whom the bot wrote to, where an export has no id for it: a number')
    .option('--date-order <order>', `how an export writes its dates, where that is in doubt: ${dateOrders.join(', ')}`)
    .option('--url <address>', 'where Chatwoot or Botpress can be asked, instead of a file')
    .option('--token-env <name>', 'the environment variable that holds the token for it')
    .option('--account <id>', 'what is meant there: the account of Chatwoot, the bot of Botpress')
    .option('--before <day>', 'leave out messages from this day or instant on, which live counting has');
}

/** Throws a ProductError where a flag makes no sense. */
export function sourceArgsOf(flags: SourceFlags, environment: Shell['environment']): SourceArgs {
  const { from, botUser = [], timezone, before, user, dateOrder } = flags;
  const name = sourceNames.find((known): known is SourceName => known === from);
  if (from !== undefined && name === undefined) {
    throw new ProductError(`--from is "${from}", but it is one of ${sourceNames.join(', ')}.`, { misuse: true });
  }
  const order = dateOrders.find((known) => known === dateOrder);
  if (dateOrder !== undefined && order === undefined) {
    throw new ProductError(`--date-order is "${dateOrder}", but it is one of ${dateOrders.join(', ')}.`, {
      misuse: true,
    });
  }
  if (timezone !== undefined && !isZone(timezone)) {
    throw new ProductError(`--timezone is "${timezone}", but it is an IANA name such as "America/Santiago".`, {
      misuse: true,
    });
  }
  if (before !== undefined && beforeMsOf(before, 'UTC') === undefined) {
    throw new ProductError(
      `--before is "${before}", but it is a day such as 2026-01-31, or an instant such as 2026-01-31T09:30:00Z.`,
      {
        misuse: true,
      },
    );
  }
  return {
    from: name,
    botUsers: botUser,
    timezone,
    before,
    user,
    dateOrder: order,
    remote: remoteOf(flags, environment),
  };
}

/** A token on the command line would be in the shell's history and in the list of processes. */
function remoteOf(
  { from, url, tokenEnv, account }: SourceFlags,
  environment: Shell['environment'],
): SourceArgs['remote'] {
  if (url === undefined) return undefined;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new ProductError(`--url is "${url}", but it is an address such as https://chat.example.com/app/accounts/1.`, {
      misuse: true,
    });
  }
  if (from === undefined)
    throw new ProductError('With --url, say with --from what answers there: chatwoot or botpress.', { misuse: true });
  if (tokenEnv === undefined) {
    throw new ProductError('With --url, say with --token-env which environment variable holds the token.', {
      misuse: true,
    });
  }
  const token = environment[tokenEnv]?.trim();
  if (token === undefined || token === '') {
    throw new ProductError(`The environment variable ${tokenEnv}, which --token-env names, is not set.`, {
      misuse: true,
    });
  }
  return { url, token, account };
}

/** Days begin where the bot is; the clock of an export may stand elsewhere. */
export function sourceOptionsOf({ botUsers, timezone, before, user, dateOrder }: SourceArgs, botTimezone: string) {
  const beforeMs = before === undefined ? undefined : beforeMsOf(before, botTimezone);
  return { botUsers, timezone: timezone ?? botTimezone, beforeMs, user, dateOrder };
}

function beforeMsOf(text: string, timezone: string): number | undefined {
  const midnight = instantMs(`${text}T00:00:00Z`);
  return midnight === undefined ? instantMs(text) : createLocalTime(timezone)(midnight);
}

function isZone(timezone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
    return true;
  } catch {
    return false;
  }
}
