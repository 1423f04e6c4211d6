import { type Counter, counting } from '../counting.ts';
import {
  type ChatAdapter,
  type ChatEvent,
  type ChatMessage,
  createChatConversations,
  type Posted,
} from '../platforms/chat.ts';

/** A `Chat` of the Chat SDK. */
export type ChatBot = {
  webhooks: object;
  getAdapter(name: never): ChatAdapter;
  processMessage(adapter: never, threadId: string, message: never, options?: never): Promise<void>;
  handleIncomingMessage(adapter: never, threadId: string, message: never): Promise<void>;
  processAction(event: never, options: never): Promise<void>;
  processSlashCommand(event: never, options: never): Promise<void>;
  processModalSubmit(event: never, context?: string, options?: never): Promise<unknown>;
};
type Incoming = ChatMessage | (() => Promise<ChatMessage>);
type Handler = (event: ChatEvent, ...rest: unknown[]) => Promise<never>;
type Post = (threadId: string, ...rest: unknown[]) => Promise<Posted | null>;

/** Counts the messages that the bot receives and sends, on all of its platforms. */
export function connectChat(counter: Counter, chat: ChatBot): void {
  const { received, pressed, posted } = createChatConversations();
  const counted = new WeakSet<ChatMessage>();
  // The casts in this function: the methods by which adapters hand on what comes in, and the bot what goes out; chat.test.ts
  // runs them through the library.
  const bot = chat as unknown as {
    processMessage(adapter: ChatAdapter, threadId: string, message: Incoming, ...rest: unknown[]): Promise<void>;
    handleIncomingMessage(adapter: ChatAdapter, threadId: string, message: ChatMessage): Promise<void>;
  } & Record<(typeof handlers)[number], Handler>;

  function count(adapter: ChatAdapter, message: ChatMessage): ChatMessage {
    counter.received(() => {
      // The one method calls the other.
      if (counted.has(message)) return undefined;
      counted.add(message);
      return received(adapter, message);
    });
    return message;
  }

  const processMessage = bot.processMessage.bind(chat);
  bot.processMessage = (adapter, threadId, message, ...rest) => {
    const seen = typeof message === 'function' ? async () => count(adapter, await message()) : count(adapter, message);
    return processMessage(adapter, threadId, seen, ...rest);
  };
  const handleIncomingMessage = bot.handleIncomingMessage.bind(chat);
  bot.handleIncomingMessage = (adapter, threadId, message) =>
    handleIncomingMessage(adapter, threadId, count(adapter, message));
  for (const name of handlers) {
    const handle = bot[name].bind(chat);
    bot[name] = (event, ...rest) => {
      counter.received(() => pressed(event));
      return handle(event, ...rest);
    };
  }

  for (const name of Object.keys(chat.webhooks)) {
    const adapter = chat.getAdapter(name as never);
    const methods = adapter as unknown as Record<string, Post | undefined>;
    for (const method of sendingMethods) {
      const post = methods[method]?.bind(adapter);
      if (post !== undefined)
        methods[method] = (threadId, ...rest) =>
          counting(counter, post(threadId, ...rest), (answer) => posted(adapter, threadId, answer));
    }
  }
}

const handlers = ['processAction', 'processSlashCommand', 'processModalSubmit'] as const;
/** Some of these call others of them. */
const sendingMethods = ['postMessage', 'postChannelMessage', 'reply', 'postEphemeral', 'postObject', 'stream'] as const;
