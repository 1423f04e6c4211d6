import type { Deed, Platform, Sending } from './platform.ts';

// https://core.telegram.org/bots/api#update
const person = (number: number) => ({ id: 4000 + number, is_bot: false, first_name: 'Ana' });
const groupId = -1_001_234;

/** Dates are whole seconds. */
const secondOf = ({ atMs }: Deed) => Math.floor(atMs / 1000);

function update(deed: Deed, chatId: number, content: object): Sending {
  const { number } = deed;
  const from = person(deed.person);
  const chat = { id: chatId, type: chatId < 0 ? 'supergroup' : 'private' };
  const message = { message_id: number, from, chat, date: secondOf(deed), ...content };
  const counted = {
    platform: 'telegram',
    user: String(from.id),
    direction: 'received' as const,
    timestampMs: secondOf(deed) * 1000,
    id: `${chatId}:${number}`,
  };
  return { body: JSON.stringify({ update_id: number, message }), counts: [counted] };
}

export const telegram: Platform = {
  values: {},
  signsBody: false,
  words: ['callback'],
  deeds: {
    text: (deed) => [update(deed, 4000 + deed.person, { text: 'Hello' })],
    inGroup: (deed) => [update(deed, groupId, { text: 'Hello, all' })],
    button: (deed) => [press(deed)],
    edited: (deed) => [update(deed, 4000 + deed.person, { text: 'Helo' }), edit(deed)],
    joined: ({ number, person: who, atMs }) => {
      const message = {
        message_id: number,
        from: person(who),
        chat: { id: groupId },
        date: atMs / 1000,
        new_chat_members: [],
      };
      return [{ body: JSON.stringify({ update_id: number, message }), counts: [] }];
    },
  },
  sign: (_body, { credentials: { secretToken = '' } }) => ({
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secretToken },
  }),
};

function edit({ person: who, number, atMs }: Deed): Sending {
  const chat = { id: 4000 + who, type: 'private' };
  const date = Math.floor(atMs / 1000);
  const edited_message = { message_id: number, from: person(who), chat, date, edit_date: date + 60, text: 'Hello' };
  return { body: JSON.stringify({ update_id: number + 500_000, edited_message }), counts: [] };
}

function press({ person: who, number, nowMs }: Deed): Sending {
  const from = person(who);
  const callback_query = { id: `9${number}`, from, chat_instance: '1', data: 'yes' };
  const id = `callback:9${number}`;
  const counted = {
    platform: 'telegram',
    user: String(from.id),
    direction: 'received' as const,
    timestampMs: nowMs,
    id,
  };
  return { body: JSON.stringify({ update_id: number, callback_query }), counts: [counted] };
}
