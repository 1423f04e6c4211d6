import type { Message } from '../message.ts';
import type { Turnout } from '../turnout.ts';

type Fetch = typeof fetch;

export type Whatsapp = {
  /** A `fetch` that counts what it sends to the Cloud API, and changes nothing of any request or answer. */
  fetch: Fetch;
  /**
   * Counts the messages of a webhook's delivery: its body, parsed or as text. Call it once its signature is verified. Statuses,
   * reactions and the like are no messages. Never throws.
   */
  received(delivery: unknown): void;
};

const platform = 'whatsapp';
const sending = /^\/(?:v\d+\.\d+\/)?\d+\/(?:marketing_)?messages\/?$/;
/** What comes among the messages and is none. */
const events = new Set([
  'edit',
  'reaction',
  'request_welcome',
  'revoke',
  'system',
  'interactive:call_permission_reply',
  ...['edit', 'keep_in_chat', 'pin', 'poll_update', 'reaction'].map((kind) => `unsupported:${kind}`),
]);

/** For bots of the WhatsApp Cloud API: `const { fetch, received } = whatsapp(turnout);`. */
export function whatsapp(turnout: Turnout, options: { fetch?: Fetch | undefined } = {}): Whatsapp {
  // Taken now: whoever replaces the global one with ours would have it call itself.
  const inner = options.fetch ?? globalThis.fetch;
  return {
    fetch(input, init) {
      const asked = isSending(input, init) ? bodyOf(input, init) : undefined;
      const answered = inner(input, init);
      // Before the bot's own reader: afterwards there is nothing left to copy.
      if (asked !== undefined)
        Promise.resolve(answered)
          .then((response) => tell(turnout, asked, response))
          .catch(() => {});
      return answered;
    },
    received: (delivery) => turnout.received(() => receivedMessages(delivery)),
  };
}

function isSending(input: unknown, init: RequestInit | undefined): boolean {
  try {
    const { url, method } = input instanceof Request ? input : { url: String(input), method: 'GET' };
    const { hostname, pathname } = new URL(url);
    return hostname === 'graph.facebook.com' && sending.test(pathname) && /^post$/i.test(init?.method ?? method);
  } catch {
    return false;
  }
}

type Asked = { to?: string; type?: string; recipient_type?: string };

/** What is sent, where it can be read: a stream is left alone. Called before the request, which uses the body up. */
async function bodyOf(input: unknown, init: RequestInit | undefined): Promise<Asked> {
  try {
    const body = init?.body ?? (input instanceof Request ? await input.clone().text() : undefined);
    // The casts: Meta's own form; what has another is refused by it, and never gets here.
    if (typeof body === 'string') return JSON.parse(body) as Asked;
    if (body instanceof Uint8Array) return JSON.parse(new TextDecoder().decode(body)) as Asked;
    return {};
  } catch {
    return {};
  }
}

type Answer = {
  contacts?: { wa_id?: string; user_id?: string; input?: string }[];
  messages?: { id?: string; message_status?: string }[];
};

async function tell(turnout: Turnout, asked: Promise<Asked>, response: Response): Promise<void> {
  if (!response.ok) return;
  // The cast: as above.
  const answer = response.clone().json() as Promise<Answer>;
  const [{ to, type, recipient_type }, { contacts, messages }] = await Promise.all([asked, answer]);
  if (type === 'reaction') return;
  const user = recipient_type === 'group' ? `group:${to}` : (contacts?.[0]?.user_id ?? contacts?.[0]?.wa_id ?? to);
  turnout.sent(() =>
    // A read mark and a typing indicator are answered without; what is held or paused may never be sent.
    messages
      ?.filter(({ message_status: status = 'accepted' }) => status === 'accepted')
      // The cast: without a user it is counted as invalid, and told.
      .map(({ id }): Message => ({ platform, user: user as string, id })),
  );
}

type Delivery = {
  entry?: {
    changes?: {
      field?: string;
      value?: {
        contacts?: { wa_id?: string; user_id?: string }[];
        messages?: {
          from?: string;
          from_user_id?: string;
          id?: string;
          timestamp?: string;
          type?: string;
          interactive?: { type?: string };
          unsupported?: { type?: string };
        }[];
      };
    }[];
  }[];
};

function receivedMessages(delivery: unknown): Message[] {
  // The cast: Meta's own form. What has another throws here or is refused there, and is counted as invalid.
  const { entry = [] } = (typeof delivery === 'string' ? JSON.parse(delivery) : delivery) as Delivery;
  return entry
    .flatMap(({ changes = [] }) => changes)
    .flatMap(({ field, value: { contacts = [], messages = [] } = {} }) => {
      if (field !== 'messages') return [];
      return messages
        .filter(
          ({ type = '', interactive, unsupported }) =>
            !events.has(type) && !events.has(`${type}:${(interactive ?? unsupported)?.type}`),
        )
        .map(({ from, from_user_id, id, timestamp }): Message => {
          const contact = contacts.find(({ wa_id }) => wa_id !== undefined && wa_id === from);
          // The id of the person within this business is there where the number is hidden, and never somebody else's later.
          const user = from_user_id ?? contact?.user_id ?? from;
          // The cast: without a user it is counted as invalid, and told.
          return { platform, user: user as string, id, timestamp: Number(timestamp) * 1000 };
        });
    });
}
