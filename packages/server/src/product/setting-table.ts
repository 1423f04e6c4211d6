export type SettingName =
  | 'TURNOUT_HOST'
  | 'TURNOUT_PORT'
  | 'TURNOUT_DATA_DIR'
  | 'TURNOUT_CLICKHOUSE_URL'
  | 'TURNOUT_DATABASE_URL'
  | 'TURNOUT_SECRET'
  | 'TURNOUT_ADMIN_EMAIL'
  | 'TURNOUT_ADMIN_PASSWORD'
  | 'TURNOUT_PUBLIC_URL'
  | 'TURNOUT_LOG_LEVEL';

export type SettingRule = {
  /** The flag that sets it, where there is one; it is named instead when its value is wrong. */
  flag?: string;
  isSecret?: boolean;
  /** What holds when it is not set. */
  fallback?: string;
  /** Another one that has to be set when this one is. */
  needs?: SettingName;
  /** What is wrong with a value, as the rest of a sentence that begins with the setting's name. Never repeats a secret. */
  fault(value: string): string | undefined;
};

// Half of what the product makes for itself; below, the hashes of phone numbers could be tried out.
const minSecretLength = 16;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const right = () => undefined;

/** Every setting there is. */
export const settingTable = {
  TURNOUT_HOST: {
    flag: '--host',
    fallback: '127.0.0.1',
    fault: (value) =>
      /^[\w.:%-]+$/.test(value) ? undefined : `is "${value}", which is no host name or address to listen on.`,
  },
  TURNOUT_PORT: {
    flag: '--port',
    fallback: '7070',
    fault: (value) =>
      /^\d{1,5}$/.test(value) && Number(value) <= 65_535
        ? undefined
        : `is "${value}", but a port is a number from 0 to 65535.`,
  },
  TURNOUT_DATA_DIR: {
    flag: '--data',
    fallback: './data',
    fault: (value) => (value.includes('\0') ? 'is no path.' : undefined),
  },
  TURNOUT_CLICKHOUSE_URL: {
    isSecret: true,
    fault: () =>
      'is set, but this version has the embedded engine only. Unset it; messages are then kept in the data directory.',
  },
  TURNOUT_DATABASE_URL: {
    isSecret: true,
    fault: () =>
      'is set, but this version keeps accounts in the data directory only. Unset it to use the SQLite file there.',
  },
  TURNOUT_SECRET: {
    isSecret: true,
    fault: (value) =>
      value.length >= minSecretLength
        ? undefined
        : `has ${value.length} characters, but needs at least ${minSecretLength}. "openssl rand -base64 32" makes a good one.`,
  },
  TURNOUT_ADMIN_EMAIL: {
    needs: 'TURNOUT_ADMIN_PASSWORD',
    fault: (value) => (/^[^@\s]+@[^@\s]+$/.test(value) ? undefined : `is "${value}", which is no e-mail address.`),
  },
  TURNOUT_ADMIN_PASSWORD: { isSecret: true, needs: 'TURNOUT_ADMIN_EMAIL', fault: right },
  TURNOUT_PUBLIC_URL: {
    fault: (value) =>
      isOrigin(value)
        ? undefined
        : `is "${value}", but is the address people use, such as https://turnout.example.org, without a path.`,
  },
  TURNOUT_LOG_LEVEL: {
    fallback: 'info',
    fault: (value) => (logLevels.includes(value) ? undefined : `is "${value}", but is one of ${logLevels.join(', ')}.`),
  },
} satisfies Record<SettingName, SettingRule>;

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(settingTable, name);

function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  );
}
