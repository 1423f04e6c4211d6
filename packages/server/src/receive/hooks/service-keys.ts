import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

export type ServiceKeys = {
  /** The key that a token names. Rejects with {@link KeysUnavailable} where there is no way to know. */
  keyOf: JWTVerifyGetKey;
  /** The channels for which a key may sign; undefined where that is not said. */
  endorsementsOf(keyId: string | undefined): readonly string[] | undefined;
};

export type Fetch = (url: string, init: { signal?: AbortSignal }) => Promise<Response>;

/** The platform's keys could not be fetched, so nothing can be said about a signature. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

const metadata = z.object({ jwks_uri: z.url({ protocol: /^https$/ }) });
const endorsed = z.object({ kid: z.string(), endorsements: z.array(z.string()).optional() });

/** Keys are published for days before and after they sign. A key that is not known is looked for at most so often. */
const cacheMaxAge = 24 * 60 * 60 * 1000;
const cooldownDuration = 30_000;
/** Teams waits for 15 s. */
const timeoutDuration = 5_000;

/** The keys that an OpenID document leads to: fetched when they are needed, kept, and fetched anew when others are used. */
export function createServiceKeys(document: string, fetch: Fetch): ServiceKeys {
  const fetchKeys = async (url: string, init: { signal: AbortSignal }): Promise<Response> => {
    const found = await fetch(url, init);
    const { jwks_uri } = metadata.parse(await found.json());
    return fetch(jwks_uri, init);
  };
  const keys = createRemoteJWKSet(new URL(document), {
    cacheMaxAge,
    cooldownDuration,
    timeoutDuration,
    [customFetch]: fetchKeys,
  });
  return {
    async keyOf(header, token) {
      try {
        return await keys(header, token);
      } catch (cause) {
        if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JOSENotSupported) throw cause;
        const kept = keys.jwks();
        if (kept === undefined) throw new KeysUnavailable('The keys of the platform could not be fetched.', { cause });
        // Those of yesterday are better than none.
        return createLocalJWKSet(kept)(header, token);
      }
    },
    endorsementsOf(keyId) {
      const known = keys.jwks()?.keys.map((key) => endorsed.safeParse(key).data) ?? [];
      return known.find((key) => key?.kid === keyId)?.endorsements;
    },
  };
}
