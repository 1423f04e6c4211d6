import type { DatabaseSync } from 'node:sqlite';
import { betterAuth } from 'better-auth';

/** Length in characters; shorter ones are guessed, longer ones only cost time. */
export const passwordLength = { min: 10, max: 128 } as const;

/** The header that carries the caller's address to the rate limit; a caller's own is dropped. */
export const addressHeader = 'x-turnout-address';

const hourS = 60 * 60;

type SignInParts = {
  connection: DatabaseSync;
  secret: string;
  publicUrl: string;
  trusts: (origin: string, host: string | undefined) => boolean;
};

/** Passwords and sessions, by better-auth on its own connection. Nobody signs up: people are made by people.ts. */
export function createSignIn({ connection, secret, publicUrl, trusts }: SignInParts) {
  return betterAuth({
    appName: 'Turnout',
    baseURL: new URL(publicUrl).origin,
    basePath: '/api/auth',
    secret,
    // TRAP: better-auth wraps sign-up in a transaction that stays open across awaits, while the statements of our own
    // connection would wait for it and block the event loop. So nothing here may create users.
    database: connection,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: { additionalFields: { role: { type: 'string', required: true, input: false } } },
    session: { expiresIn: 14 * 24 * hourS, updateAge: 24 * hourS },
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin');
      return origin && trusts(origin, request?.headers.get('host') ?? undefined) ? [origin] : [];
    },
    rateLimit: {
      enabled: true,
      storage: 'memory',
      window: 60,
      max: 600,
      // Ten tries, then a minute's wait: a person who mistypes goes on, a program gets nowhere.
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: 'turnout',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
    // It logs addresses of people; what an operator has to know is in the answers.
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
}

export type SignIn = ReturnType<typeof createSignIn>;
