import { hkdfSync } from 'node:crypto';
import siphash24 from 'siphash24';

/** What is kept of a user id or a message id: a number that only the holder of the secret can make again. */
export type Hasher = {
  user(bot: string, platform: string, user: string): bigint;
  message(bot: string, platform: string, id: string): bigint;
  /** The key for statements that hash the same way: `sipHash64Keyed(({k0:UInt64}, {k1:UInt64}), …)`. Never to be logged. */
  sqlParams: { k0: bigint; k1: bigint };
};

/** Longest hashed text in bytes: kind, bot, platform and 256 characters of at most 4 bytes, with room. */
const maxBytes = 2048;

/**
 * SipHash-2-4 under 128 bits derived from the secret, over `user\0bot\0platform\0id` (or `message\0…`) in UTF-8. Slugs
 * hold no NUL, so no two ids of whatever bots and platforms are hashed as the same text.
 *
 * An import hashes in the engine, to the same numbers: `sipHash64Keyed(({k0:UInt64}, {k1:UInt64}),
 * concat('user\0', bot, '\0', platform, '\0', user))` with {@link Hasher.sqlParams}.
 *
 * Throws a RangeError, without the text, when the id is longer than any the API takes.
 */
export function createHasher(secret: string): Hasher {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'turnout user hash', 16));
  const encoder = new TextEncoder();
  const text = new Uint8Array(maxBytes);
  const digest = Buffer.alloc(8);

  function hash(value: string): bigint {
    const { read, written } = encoder.encodeInto(value, text);
    if (read < value.length) throw new RangeError('An id is too long to be hashed.');
    siphash24(text.subarray(0, written), key, digest, true);
    return digest.readBigUInt64LE();
  }

  return {
    user: (bot, platform, user) => hash(`user\0${bot}\0${platform}\0${user}`),
    message: (bot, platform, id) => hash(`message\0${bot}\0${platform}\0${id}`),
    sqlParams: { k0: key.readBigUInt64LE(0), k1: key.readBigUInt64LE(8) },
  };
}
