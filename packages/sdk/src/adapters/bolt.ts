import { type Counter, counting } from '../counting.ts';
import { createMemory } from '../memory.ts';
import type { Message } from '../message.ts';
import { type Body, receivedFromSlack, sendingMethods, sentBySlack } from '../platforms/slack.ts';

type Method = (call?: object) => Promise<object>;
type Client = { apiCall(method: string, call?: Record<string, unknown>): Promise<object> };
type Ack = (response?: never) => Promise<void>;
type Event = { body: object; ack: Ack };

/** An `App` of Bolt. */
export type BoltApp = {
  client: Client;
  /** Takes a middleware, whose type only Bolt's own can spell. */
  use(middleware: never): unknown;
  processEvent(event: never): Promise<void>;
};

/** Counts the messages that the app receives and sends, by `say`, `respond`, `ack` and the Web API's clients. */
export function connectBolt(counter: Counter, app: BoltApp): void {
  const responses = createMemory<string>();
  const watched = new WeakSet<Client>();

  watch(app.client);
  // Every workspace has a client of its own. The cast: see BoltApp; bolt.test.ts runs it through Bolt.
  app.use((async ({ client, next }: { client: Client; next(): Promise<void> }) => {
    watch(client);
    await next();
  }) as never);

  const processEvent = app.processEvent.bind(app) as (event: Event) => Promise<void>;
  app.processEvent = (event: Event) => {
    counter.received(() => receive(event));
    return processEvent({ ...event, ack: counted(event) });
  };

  // `respond` posts through this. The cast: it is private; where it is missing, responses are not counted.
  const inner = app as unknown as { fetchFn?: typeof fetch };
  const post = inner.fetchFn;
  if (typeof post === 'function')
    inner.fetchFn = (input, init) =>
      counting(counter, post(input, init), ({ ok }) =>
        ok ? response(responses.get(String(input)), JSON.parse(String(init?.body))) : [],
      );

  function receive(event: Event): Message | undefined {
    // The cast: a delivery of Slack's; see platforms/slack.test.ts.
    const body = event.body as Body & { response_url?: string; response_urls?: { response_url: string }[] };
    const message = receivedFromSlack(body);
    if (message === undefined) return undefined;
    const address = body.response_url ?? body.response_urls?.[0]?.response_url;
    if (address !== undefined) responses.set(address, String(message.user));
    return message;
  }

  function watch(client: Client): void {
    if (watched.has(client)) return;
    watched.add(client);
    const apiCall = client.apiCall.bind(client);
    client.apiCall = (method, call) =>
      counting(counter, apiCall(method, call), (result) =>
        isSending(method) ? sentBySlack(method, call ?? {}, result) : [],
      );
    for (const [family, names] of Object.entries(sendingMethods)) {
      // The cast: the client's methods are in objects named after their families.
      const methods = (client as unknown as Record<string, Record<string, Method>>)[family] ?? {};
      for (const name of names) {
        const method = methods[name];
        if (method !== undefined)
          methods[name] = (call) =>
            counting(counter, method(call), (result) => sentBySlack(`${family}.${name}`, call ?? {}, result));
      }
    }
  }

  /** The answer to a slash command may carry a message. */
  function counted({ body, ack }: Event): Ack {
    // The cast: see above.
    if ((body as Body | undefined)?.command === undefined) return ack;
    return (answer) => counting(counter, ack(answer), () => response(receivedFromSlack(body)?.user, answer));
  }
}

function isSending(method: string): boolean {
  return Object.entries(sendingMethods).some(([family, names]) => names.some((name) => `${family}.${name}` === method));
}

/** Slack does not say under which ts it posts these. */
function response(user: Message['user'] | undefined, answer: unknown): Message[] {
  if (user === undefined) return [];
  const message: Message = { platform: 'slack', user };
  if (typeof answer === 'string') return answer === '' ? [] : [message];
  if (typeof answer !== 'object' || answer === null) return [];
  const isChange = ['replace_original', 'delete_original'].some((name) => Object(answer)[name] === true);
  return !isChange && ['text', 'blocks', 'attachments'].some((name) => name in answer) ? [message] : [];
}
