import { type BodySource, readBody } from '../receive/body.ts';
import { Refusal } from './refusal.ts';

/** Above what any platform sends at once: WhatsApp, the largest, says 3 MB. */
const deliveryBytes = 4 * 1024 * 1024;
/** Of each, uncounted: so whoever takes all the room shuts out large deliveries only, and hardly any is. */
const smallBytes = 64 * 1024;

/** Reads bodies that anybody may send, and slowly: what all of them hold in memory while they come has an end. */
export function createHookBodies({ maxBytes = 64 * 1024 * 1024 } = {}): (source: BodySource) => Promise<Buffer> {
  let held = 0;
  return async (source) => {
    let length = 0;
    let counted = 0;
    const count = (bytes: number) => {
      length += bytes;
      const more = Math.max(0, length - smallBytes) - counted;
      counted += more;
      held += more;
      if (held > maxBytes) throw new Refusal('too_many_deliveries', { message, retryAfterS: 5 });
    };
    try {
      return await readBody(source, deliveryBytes, count);
    } finally {
      held -= counted;
    }
  };
}

const message = 'Too many large deliveries come at once; deliver it again.';
