import { type Counter, counting } from '../counting.ts';
import {
  createDiscordConversations,
  type DiscordInteraction,
  type DiscordMessage,
  type DiscordRequest,
} from '../platforms/discord.ts';

/** A `Client` of discord.js. */
export type DiscordClient = {
  on(event: 'messageCreate', listener: (message: DiscordMessage) => void): unknown;
  on(event: 'interactionCreate', listener: (interaction: DiscordInteraction) => void): unknown;
  channels: { cache: { get(id: string): object | undefined } };
  rest: { request(request: never): Promise<unknown> };
};

/** Counts the messages that the client receives and sends: in channels and private, answers to interactions, webhooks. */
export function connectDiscord(counter: Counter, client: DiscordClient): void {
  const { receivedMessage, receivedInteraction, sentByDiscord } = createDiscordConversations();
  client.on('messageCreate', (message) => counter.received(() => receivedMessage(message)));
  client.on('interactionCreate', (interaction) => counter.received(() => receivedInteraction(interaction)));

  // All of the library's requests go through this one; ephemeral messages, and those of bots without the intent to read
  // messages, never come back as events.
  const request = client.rest.request.bind(client.rest) as (request: DiscordRequest) => Promise<unknown>;
  client.rest.request = (asked: DiscordRequest) =>
    counting(counter, request(asked), (answer) => sentByDiscord(asked, answer, recipientOf));

  function recipientOf(id: string): string | undefined {
    const channel = client.channels.cache.get(id);
    return channel !== undefined && 'recipientId' in channel ? String(channel.recipientId) : undefined;
  }
}
