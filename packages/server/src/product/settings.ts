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

/** One setting as it is here. `fault` is a sentence naming it; `value` is undefined when it is not set. */
export type FoundSetting = {
  name: SettingName;
  value: string | undefined;
  from: 'flag' | 'environment' | '.env' | 'default';
  fault: string | undefined;
};

/** Throws a {@link ProductError} naming the setting that is wrong or unknown. */
export function readSettings(sources: SettingSources): Settings {
  const found = new Map(findSettings(sources).map((setting) => [setting.name, setting]));
  const [fault] = [...unknownSettings(sources), ...[...found.values()].flatMap((setting) => setting.fault ?? [])];
  if (fault !== undefined) throw new ProductError(fault, { misuse: true });

  const value = (name: SettingName) => found.get(name)?.value;
  const email = value('TURNOUT_ADMIN_EMAIL');
  const password = value('TURNOUT_ADMIN_PASSWORD');
  return {
    host: value('TURNOUT_HOST') ?? settingTable.TURNOUT_HOST.fallback,
    port: Number(value('TURNOUT_PORT') ?? settingTable.TURNOUT_PORT.fallback),
    dataDirectory: resolve(
      sources.workingDirectory,
      value('TURNOUT_DATA_DIR') ?? settingTable.TURNOUT_DATA_DIR.fallback,
    ),
    secret: value('TURNOUT_SECRET'),
    administrator: email === undefined || password === undefined ? undefined : { email, password },
    publicUrl: value('TURNOUT_PUBLIC_URL')?.replace(/\/+$/, ''),
    // The table has checked that it is one of them.
    logLevel: (value('TURNOUT_LOG_LEVEL') ?? settingTable.TURNOUT_LOG_LEVEL.fallback) as LogLevel,
  };
}

/** Every setting there is, in the order of the table. */
export function findSettings(sources: SettingSources): FoundSetting[] {
  // The cast: the keys of the table are exactly its names.
  const names = Object.keys(settingTable) as SettingName[];
  const found = names.map((name): FoundSetting => {
    const { value, from } = locate(sources, name);
    const rule: SettingRule = settingTable[name];
    const fault = value === undefined ? undefined : rule.fault(value);
    const called = (from === 'flag' && rule.flag) || name;
    return { name, value, from, fault: fault === undefined ? undefined : `${called} ${fault}` };
  });
  const isSet = (name: SettingName) => found.some((setting) => setting.name === name && setting.value !== undefined);
  return found.map((setting) => {
    const { needs }: SettingRule = settingTable[setting.name];
    if (needs === undefined || setting.value === undefined || isSet(needs)) return setting;
    return { ...setting, fault: setting.fault ?? `${setting.name} needs ${needs} beside it.` };
  });
}

/** A sentence for each TURNOUT_ name that is no setting: a misspelt one would be passed over silently. */
export function unknownSettings({ environment, dotEnv }: SettingSources): string[] {
  const known = Object.keys(settingTable).join(', ');
  const unknownIn = (values: Record<string, string | undefined>, place: string) =>
    Object.keys(values)
      .filter((name) => name.startsWith('TURNOUT_') && !isSettingName(name))
      .map((name) => `There is no setting ${name} (it is in ${place}). The settings are ${known}.`);
  return [...unknownIn(environment, 'the environment'), ...unknownIn(dotEnv, 'the .env file')];
}

/** An empty value is none: compose files pass on what is not set as an empty text. */
function locate(
  { flags, environment, dotEnv }: SettingSources,
  name: SettingName,
): Pick<FoundSetting, 'value' | 'from'> {
  if (flags[name] !== undefined) return { value: flags[name], from: 'flag' };
  if (environment[name]) return { value: environment[name], from: 'environment' };
  if (dotEnv[name]) return { value: dotEnv[name], from: '.env' };
  return { value: undefined, from: 'default' };
}
