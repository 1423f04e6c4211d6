import type { PlainMessage } from '../count-once.ts';
import type { Exports } from './written.ts';

const bot = 777;

/** What Telegram Desktop writes of a history with the bot. For tests. */
export const telegramExports: Exports = {
  'the account of the bot': (messages) => {
    const people = [...new Set(messages.map(({ user }) => user))];
    const list = people.map((user) => ({
      name: 'A name',
      type: 'personal_chat',
      id: Number(user),
      messages: messages.filter((message) => message.user === user).flatMap(records),
    }));
    const content = JSON.stringify(
      { about: 'Here is the data you requested.', personal_information: { user_id: bot }, chats: { about: '', list } },
      undefined,
      1,
    );
    return {
      extension: 'json',
      content,
      counted: messages.map((message) => ({ ...message, id: `${message.user}:${message.id}` })),
      options: { botUsers: [`user${bot}`] },
    };
  },
  group: (messages) => {
    const content = JSON.stringify(
      { name: 'A group', type: 'private_supergroup', id: 99, messages: messages.flatMap(records) },
      undefined,
      1,
    );
    const counted = messages.map((message) => ({
      ...message,
      user: message.direction === 'sent' ? 'group:-10099' : message.user,
      id: `-10099:${message.id}`,
    }));
    return { extension: 'json', content, counted, options: { botUsers: ['Help Bot'] } };
  },
};

/** The message, and sometimes something that is none. */
function records({ id, user, direction, timestampMs }: PlainMessage): object[] {
  const seconds = timestampMs / 1000;
  const time = { date: new Date(timestampMs).toISOString().slice(0, 19), date_unixtime: String(seconds) };
  const author =
    direction === 'sent' ? { from: 'Help Bot', from_id: `user${bot}` } : { from: 'A name', from_id: `user${user}` };
  const message = {
    id: Number(id),
    type: 'message',
    ...time,
    ...author,
    text: 'Hello',
    text_entities: [{ type: 'plain', text: 'Hello' }],
  };
  const service = {
    id: Number(id) + 10_000,
    type: 'service',
    ...time,
    actor: 'A name',
    actor_id: 'user1',
    action: 'pin_message',
    text: '',
  };
  return seconds % 7 === 0 ? [service, message] : [message];
}
