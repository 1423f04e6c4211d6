import { type BodySource, readBody } from '../receive/body.ts';

/** What a request that sends its body costs beside it: its connection and its head. */
const requestBytes = 16 * 1024;

type Coming = { bytes: number; giveWay(): void };

/** Of at most `maxBytes`; rejects with {@link BodyError}, and with `gaveWay` of the one that gives way. */
export type SlowBodies = (source: BodySource, terms: { maxBytes: number; gaveWay(): Error }) => Promise<Buffer>;

/**
 * Reads bodies that anybody may send, and slowly: what all of them hold in memory while they come has an end. Beyond it, the
 * one that has been coming for longest gives way. So whoever holds many open shuts nobody out: what comes at once, as a
 * platform's delivery does, is the youngest, and there before as much as all the room holds has come after it.
 */
export function createSlowBodies({ maxBytes: mostBytes = 64 * 1024 * 1024 } = {}): SlowBodies {
  /** The oldest first. */
  const coming = new Set<Coming>();
  let held = 0;
  const hold = (one: Coming, bytes: number) => {
    one.bytes += bytes;
    held += bytes;
    for (const oldest of coming) {
      if (held <= mostBytes) return;
      oldest.giveWay();
    }
  };
  const release = (one: Coming) => {
    if (coming.delete(one)) held -= one.bytes;
  };
  return (source, { maxBytes, gaveWay }) =>
    new Promise((resolve, reject) => {
      const one: Coming = {
        bytes: 0,
        giveWay() {
          release(one);
          reject(gaveWay());
        },
      };
      coming.add(one);
      hold(one, requestBytes);
      const grow = (bytes: number) => {
        if (coming.has(one)) hold(one, bytes);
        // Lets go of what it has.
        if (!coming.has(one)) throw gaveWay();
      };
      readBody(source, maxBytes, grow)
        .then(resolve, reject)
        .finally(() => release(one));
    });
}
