import type { PlainMessage } from '../count-once.ts';
import type { Exports } from './written.ts';

const integrationOf = (user: string) => (Number(user) % 2 === 0 ? 'whatsapp' : 'webchat');

export const conversationOf = (user: string) => ({
  id: `conv_${user}`,
  createdAt: '2022-01-01T00:00:00.000Z',
  updatedAt: '2022-01-01T00:00:00.000Z',
  channel: 'channel',
  integration: integrationOf(user),
  tags: {},
});

export const messageOf = ({ id, user, direction, timestampMs }: PlainMessage) => ({
  id: `msg_${id}`,
  createdAt: new Date(timestampMs).toISOString(),
  updatedAt: new Date(timestampMs).toISOString(),
  type: 'text',
  payload: { text: 'Hello' },
  direction: direction === 'received' ? 'incoming' : 'outgoing',
  userId: direction === 'received' ? `user_${user}` : 'user_bot',
  conversationId: `conv_${user}`,
  tags: {},
});

export const countedInBotpress = (messages: readonly PlainMessage[]) =>
  messages.map((message) => {
    const { user, direction } = message;
    return {
      ...message,
      platform: integrationOf(user),
      user: direction === 'sent' ? `group:conv_${user}` : `user_${user}`,
    };
  });

const peopleOf = (messages: readonly PlainMessage[]) => [...new Set(messages.map(({ user }) => user))];

/** What the API of Botpress answers of a history, as files. For tests. */
export const botpressExports: Exports = {
  pages: (messages) => {
    const conversations = { conversations: peopleOf(messages).map(conversationOf), meta: {} };
    const pages = peopleOf(messages).map((user) => ({
      messages: messages.filter((message) => message.user === user).map(messageOf),
      meta: {},
    }));
    const content = [conversations, ...pages].map((page) => `${JSON.stringify(page)}\n`).join('');
    return { extension: 'ndjson', content, counted: countedInBotpress(messages), options: {} };
  },
  'one document': (messages) => {
    const content = JSON.stringify(
      { conversations: peopleOf(messages).map(conversationOf), messages: messages.map(messageOf) },
      undefined,
      2,
    );
    return { extension: 'json', content, counted: countedInBotpress(messages), options: {} };
  },
};
