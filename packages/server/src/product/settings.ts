import { resolve } from 'node:path';
import { ProductError } from './product-error.ts';
import { isSettingName, type SettingName, type SettingRule, settingTable } from './setting-table.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export type Settings = {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Absolute. */
  dataDirectory: string;
  /** Undefined: the one kept in the data directory. */
  secret: string | undefined;
  administrator: { email: string; password: string } | undefined;
  /** Undefined: made of host and port. */
  publicUrl: string | undefined;
  logLevel: LogLevel;
};

/** Where a setting came from, in the order of precedence. */
export type SettingSources = {
  flags: Partial<Record<SettingName, string>>;
  environment: Record<string, string | undefined>;
  /** What the `.env` file of the working directory says. */
  dotEnv: Record<string, string | undefined>;
  /** Relative directories are meant from here. */
  workingDirectory: string;
};

/** Throws a {@link ProductError} naming the setting that is wrong or unknown. */
export function readSettings(sources: SettingSources): Settings {
  refuseUnknown(sources.environment, 'the environment');
  refuseUnknown(sources.dotEnv, 'the .env file');
  const value = (name: SettingName) => settingOf(sources, name);

  const email = value('TURNOUT_ADMIN_EMAIL');
  const password = value('TURNOUT_ADMIN_PASSWORD');
  if ((email === undefined) !== (password === undefined)) {
    const [given, missing] = email === undefined ? ['PASSWORD', 'EMAIL'] : ['EMAIL', 'PASSWORD'];
    throw misuse(
      `TURNOUT_ADMIN_${given} needs TURNOUT_ADMIN_${missing} beside it: together they make the first account.`,
    );
  }
  value('TURNOUT_CLICKHOUSE_URL');
  value('TURNOUT_DATABASE_URL');
  return {
    host: value('TURNOUT_HOST') ?? '127.0.0.1',
    port: Number(value('TURNOUT_PORT') ?? 7070),
    dataDirectory: resolve(sources.workingDirectory, value('TURNOUT_DATA_DIR') ?? './data'),
    secret: value('TURNOUT_SECRET'),
    administrator: email === undefined || password === undefined ? undefined : { email, password },
    publicUrl: value('TURNOUT_PUBLIC_URL')?.replace(/\/+$/, ''),
    // The table has checked that it is one of them.
    logLevel: (value('TURNOUT_LOG_LEVEL') ?? 'info') as LogLevel,
  };
}

/** An empty value is none: compose files pass on what is not set as an empty text. */
function settingOf({ flags, environment, dotEnv }: SettingSources, name: SettingName): string | undefined {
  const value = flags[name] ?? (environment[name] || dotEnv[name] || undefined);
  if (value === undefined) return undefined;
  const rule: SettingRule = settingTable[name];
  const fault = rule.fault(value);
  if (fault === undefined) return value;
  throw misuse(`${(flags[name] !== undefined && rule.flag) || name} ${fault}`);
}

function refuseUnknown(values: Record<string, string | undefined>, place: string): void {
  for (const name of Object.keys(values)) {
    if (!name.startsWith('TURNOUT_') || isSettingName(name)) continue;
    const known = Object.keys(settingTable).join(', ');
    throw misuse(`There is no setting ${name} (it is in ${place}). The settings are ${known}.`);
  }
}

const misuse = (message: string) => new ProductError(message, { misuse: true });
