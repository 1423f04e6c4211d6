/** Alias → the user it is the same as, which may be an alias, too. */
export type AliasMap = {
  readonly size: number;
  set(alias: bigint, same: bigint): void;
  /** The end of the chain that begins at this user: the user itself where it is no alias. */
  canonicalOf(user: bigint): bigint;
};

const firstSlots = 64;

/**
 * A hash table in typed arrays: users are hashes already, so their own low bits are the place. A million aliases take 36 MB,
 * outside the heap; a Map of bigints takes 77 MB (measured) on it.
 */
export function createAliasMap(): AliasMap {
  let aliases = new BigUint64Array(firstSlots);
  let sames = new BigUint64Array(firstSlots);
  let isTaken = new Uint8Array(firstSlots);
  let size = 0;

  /** Where the alias is, or would be. */
  function slotOf(alias: bigint): number {
    const mask = isTaken.length - 1;
    let slot = Number(alias & 0xffffffffn) & mask;
    while (isTaken[slot] === 1 && aliases[slot] !== alias) slot = (slot + 1) & mask;
    return slot;
  }

  function put(alias: bigint, same: bigint): void {
    const slot = slotOf(alias);
    if (isTaken[slot] === 0) size += 1;
    isTaken[slot] = 1;
    aliases[slot] = alias;
    sames[slot] = same;
  }

  function grow(): void {
    const before = { aliases, sames, isTaken };
    const slots = before.isTaken.length * 2;
    aliases = new BigUint64Array(slots);
    sames = new BigUint64Array(slots);
    isTaken = new Uint8Array(slots);
    size = 0;
    for (const [slot, taken] of before.isTaken.entries()) {
      if (taken === 1) put(before.aliases[slot] ?? 0n, before.sames[slot] ?? 0n);
    }
  }

  return {
    get size() {
      return size;
    },
    set(alias, same) {
      if (size >= isTaken.length * 0.7) grow();
      put(alias, same);
    },
    canonicalOf(user) {
      let canonical = user;
      let links = 0;
      for (let slot = slotOf(user); isTaken[slot] === 1; slot = slotOf(canonical)) {
        canonical = sames[slot] ?? canonical;
        links += 1;
      }
      // Chains are kept short, or a person of many ids would cost all of them with every message.
      if (links > 1) put(user, canonical);
      return canonical;
    },
  };
}
