import { createMemoryState } from '@chat-adapter/state-memory';
import { createTelegramAdapter } from '@chat-adapter/telegram';
import { type Adapter, Chat, type ChatInstance, Message, parseMarkdown } from 'chat';
import { expect, test } from 'vitest';
import { createTally, named } from '../fixtures/tally.ts';
import { ana, ben, crowd, message, otherBot, privately, serveTelegram, update } from '../fixtures/telegram.ts';
import { connectChat } from './chat.ts';

const at = new Date('2026-11-01T10:00:00.000Z');
const made = (from: string, id: string, what: object = {}, raw: object = {}) =>
  new Message({
    id,
    threadId: `mail:dm-${from}`,
    text: 'hello',
    formatted: parseMarkdown('hello'),
    raw,
    author: { userId: from, userName: from, fullName: from, isBot: false, isMe: false },
    metadata: { dateSent: at, edited: false },
    attachments: [],
    links: [],
    ...what,
  });

/** An adapter by the library's own interface; `sent` is what it posted. It streams by itself, and posts replies as messages. */
function createAdapter(name: string) {
  const sent: string[] = [];
  let chat: ChatInstance | undefined;
  const post = (threadId: string) => {
    if (threadId.includes('gone')) return Promise.reject(new Error('gone'));
    const id = String(1_700_000_000 + sent.length);
    sent.push(id);
    return Promise.resolve({ id, threadId, raw: {} });
  };
  const nothing = () => Promise.resolve();
  const adapter: Adapter = {
    name,
    userName: 'bot',
    initialize: (instance) => {
      chat = instance;
      return Promise.resolve();
    },
    handleWebhook: () => Promise.resolve(new Response()),
    postMessage: post,
    postChannelMessage: (channelId) => adapter.postMessage(channelId, ''),
    reply: (threadId) => adapter.postMessage(threadId, ''),
    postEphemeral: () => Promise.resolve(null),
    stream: async (threadId, text) => {
      for await (const _piece of text);
      return await adapter.postMessage(threadId, '');
    },
    editMessage: (threadId, id) => Promise.resolve({ id, threadId, raw: {} }),
    deleteMessage: nothing,
    addReaction: nothing,
    removeReaction: nothing,
    startTyping: nothing,
    fetchMessages: () => Promise.resolve({ messages: [] }),
    fetchThread: (id) => Promise.resolve({ id, channelId: id, metadata: {} }),
    isDM: (threadId) => threadId.includes('dm'),
    openDM: (user) => Promise.resolve(`${name}:dm-${user}`),
    channelIdFromThreadId: (threadId) => threadId,
    encodeThreadId: String,
    decodeThreadId: (threadId) => threadId,
    parseMessage: () => made('x', 'x'),
    renderFormatted: String,
  };
  return {
    adapter,
    sent,
    chat() {
      if (chat === undefined) throw new Error('not initialized');
      return chat;
    },
  };
}

async function* pieces() {
  yield 'one ';
  yield await Promise.resolve('two');
}

test('Telegram’s own adapter: what a bot receives and sends is counted, by the ids of the webhook, and nothing else', async () => {
  const telegram = await serveTelegram();
  const adapter = createTelegramAdapter({
    botToken: '1:token',
    apiUrl: telegram.url,
    mode: 'webhook',
    allowUnverifiedWebhooks: true,
  });
  const chat = new Chat({
    userName: 'the_bot',
    // The cast: with exact optional properties, the two packages' types do not fit each other.
    adapters: { telegram: adapter as Adapter },
    state: createMemoryState(),
    logger: 'silent',
  });
  const { counter, received, sent } = createTally();
  connectChat(counter, chat);
  const failures: unknown[] = [];
  chat.onDirectMessage(async (thread) => {
    const said = await thread.post('Hello');
    await said.edit('Hello!');
  });
  chat.onNewMessage(/./, async (thread) => void (await thread.post('Hello all')));
  chat.onSlashCommand(async ({ channel }) => void (await channel.post('Welcome')));
  chat.onAction(async ({ thread }) => void (await thread?.post('Pressed')));
  const deliver = async (what: object) => {
    const work: Promise<unknown>[] = [];
    const request = new Request('http://bot/', { method: 'POST', body: JSON.stringify(update(what)) });
    const response = await chat.webhooks.telegram(request, { waitUntil: (task) => work.push(task) });
    expect(response.status).toBe(200);
    await Promise.all(work);
  };
  const messages = [
    message(ana, privately(ana), { text: 'hi' }),
    message(ben, crowd, { text: 'hi' }),
    message(ana, privately(ana), { text: '/start', entities: [{ type: 'bot_command', offset: 0, length: 6 }] }),
  ];
  const [first] = messages;
  for (const each of messages) await deliver({ message: each });
  await deliver({ message: first });
  await deliver({ callback_query: { id: 'q1', from: ana, data: 'yes', chat_instance: 'i', message: first } });
  await deliver({ edited_message: { ...first, edit_date: 1_700_000_010 } });
  await deliver({ message: message(otherBot, crowd, { text: 'I am a bot' }) });
  await deliver({
    message_reaction: {
      chat: crowd,
      user: ana,
      message_id: 1,
      date: 1,
      old_reaction: [],
      new_reaction: [{ type: 'emoji', emoji: '👍' }],
    },
  });
  await chat
    .getAdapter('telegram')
    .postMessage('telegram:13', 'Are you there?')
    .catch((error) => failures.push(error));

  const ids = [
    ...messages.map(({ from, chat, message_id }) => `${from.id} ${(chat as typeof crowd).id}:${message_id}`),
    '7 callback:q1',
  ];
  expect([...new Set(named(received))]).toEqual(ids);
  expect(received[0]).toMatchObject({ platform: 'telegram', timestamp: 1_700_000_000_000 });
  expect(telegram.sent.length).toBeGreaterThan(3);
  expect(named(sent)).toEqual(telegram.sent);
  expect(failures).toHaveLength(1);
});

test('any other adapter: messages by the forms of the library', async () => {
  const mail = createAdapter('mail');
  const chat = new Chat({
    userName: 'bot',
    adapters: { mail: mail.adapter },
    state: createMemoryState(),
    logger: 'silent',
  });
  const { counter, received, sent } = createTally();
  connectChat(counter, chat);
  const failures: unknown[] = [];
  chat.onDirectMessage(async (thread) => {
    await thread.post('Hello');
    await thread.post(pieces());
    await thread.postEphemeral('ana', 'psst', { fallbackToDM: false });
    await thread.startTyping();
  });
  await chat.initialize();
  await mail.chat().processMessage(mail.adapter, 'mail:dm-ana', made('ana', 'm1'));
  await mail.chat().processMessage(mail.adapter, 'mail:dm-ana', () => Promise.resolve(made('ana', 'm2')));
  await mail.chat().handleIncomingMessage(mail.adapter, 'mail:dm-ben', made('ben', 'm3'));
  const author = (what: object) => ({
    author: { userId: 'x', userName: 'x', fullName: 'x', isBot: false, isMe: false, ...what },
  });
  for (const what of [
    author({ isMe: true }),
    author({ isBot: true }),
    author({ isSystem: true }),
    { metadata: { dateSent: at, edited: true } },
  ])
    await mail
      .chat()
      .processMessage(
        mail.adapter,
        'mail:group',
        made('x', `x${JSON.stringify(what)}`, { threadId: 'mail:group', ...what }),
      );
  await mail.chat().processModalSubmit({
    adapter: mail.adapter,
    callbackId: 'f',
    raw: { id: 'i1' },
    user: made('ana', '').author,
    values: {},
    viewId: 'v',
  });
  await chat.channel('mail:all').post('News');
  await mail.adapter.reply?.('mail:dm-ana', 'm1', 'x');
  await mail.adapter.postMessage('mail:gone', 'x').catch((error) => failures.push(error));

  expect(named(received)).toEqual(['ana m1', 'ana m2', 'ben m3', 'ana i1']);
  expect(received[0]).toMatchObject({ platform: 'mail', timestamp: at.getTime() });
  expect(mail.sent).toHaveLength(8);
  expect(sent.map(({ id }) => id)).toEqual(mail.sent);
  expect(sent.map(({ user }) => user)).toEqual([
    ...Array(4).fill('ana'),
    ...Array(2).fill('ben'),
    'group:mail:all',
    'ana',
  ]);
  expect(failures).toHaveLength(1);
});

test('Slack and Teams: by what the platform sent', async () => {
  const slack = createAdapter('slack');
  const teams = createAdapter('teams');
  const adapters = { slack: slack.adapter, teams: teams.adapter };
  const chat = new Chat({ userName: 'bot', adapters, state: createMemoryState(), logger: 'silent' });
  const { counter, received, sent } = createTally();
  connectChat(counter, chat);
  await chat.initialize();
  const event = { type: 'message', user: 'U1', channel: 'C1', ts: '1700000000.1', team_id: 'T1' };
  await slack.chat().processMessage(slack.adapter, 'slack:C1', made('U1', '1700000000.1', {}, event));
  const command = { command: '/x', team_id: 'T1', user_id: 'U1', trigger_id: 't' };
  await slack.chat().processSlashCommand(
    {
      adapter: slack.adapter,
      channelId: 'slack:C1',
      command: '/x',
      text: '',
      user: made('U1', '').author,
      raw: command,
    },
    undefined,
  );
  const activity = { type: 'message', id: 'a1', channelId: 'msteams', from: { id: '29:x', aadObjectId: 'aad' } };
  await teams.chat().processMessage(teams.adapter, 'teams:dm-x', made('29:x', 'a1', {}, activity));
  await slack.adapter.postMessage('slack:C1', 'x');
  expect(named(received)).toEqual(['T1:U1 C1:1700000000.1', 'T1:U1 trigger:t', 'aad a1']);
  expect(named(sent)).toEqual(['group:C1 C1:1700000000']);
});
