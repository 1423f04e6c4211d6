import { Client, GatewayIntentBits, type Interaction, MessageFlags, Partials } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { serveApi } from '../fixtures/http.ts';
import { createTally, named } from '../fixtures/tally.ts';
import { connectDiscord } from './discord.ts';

const ana = { id: '7', username: 'ana', discriminator: '0', avatar: null };
const bot = { id: '99', username: 'bot', discriminator: '0', avatar: null, bot: true };
const at = '2026-11-01T10:00:00.000Z';
/** A snowflake holds its time, in milliseconds from 2015. */
const snowflake = (n: number) => String((BigInt(Date.parse(at) - 1_420_070_400_000) << 22n) + BigInt(n));

const made = (id: string, channel: string) => ({
  id,
  channel_id: channel,
  author: bot,
  content: '',
  timestamp: at,
  type: 0,
  attachments: [],
  embeds: [],
  mentions: [],
  mention_roles: [],
});

/** Discord's API; `sent` is what it posted, as `user id`. Channel 404 is not there. Channel 20 is Ana's, the others of a server. */
async function serveDiscord() {
  const sent = new Set<string>();
  let last = 1000;
  const post = (channel: string, user: string, known?: string) => {
    last += 1;
    const id = known ?? snowflake(last);
    sent.add(`${user} ${id}`);
    return made(id, channel);
  };
  const url = await serveApi(({ method, path, text }) => {
    const [route = ''] = decodeURIComponent(path).replace('/v10', '').split('?');
    const body = text.startsWith('{') ? JSON.parse(text) : {};
    if (route.includes('/channels/404/')) return { status: 404, body: { message: 'Unknown Channel', code: 10003 } };
    if (route === '/users/@me/channels')
      return { body: { id: '20', type: 1, recipients: [ana], last_message_id: null } };
    const [, channel] = route.match(/^\/channels\/(\d+)\/messages$/) ?? [];
    if (channel !== undefined && body.message_reference !== undefined) {
      const referenced_message = { ...made(snowflake(2), channel), author: ana };
      return { body: { ...post(channel, ana.id), referenced_message } };
    }
    if (channel !== undefined) return { body: post(channel, channel === '20' ? ana.id : `group:${channel}`) };
    if (route.endsWith('/callback')) {
      if (body.type === 4) sent.add(`${ana.id} made-up ${route}`);
      return { status: 204 };
    }
    if (/^\/webhooks\/99\/token-\w+$/.test(route)) return { body: post('10', ana.id) };
    // The announced answer has its number from the start; its first text makes it a message.
    if (route.includes('token-later/messages/@original')) return { body: post('10', ana.id, snowflake(900)) };
    return method === 'PATCH' ? { body: made(snowflake(1), '10') } : { status: 204 };
  });
  return { url, sent: () => [...sent].map((each) => each.split(' ').slice(0, 2).join(' ')) };
}

async function open() {
  const discord = await serveDiscord();
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  const client = new Client({
    intents: [Guilds, GuildMessages, DirectMessages, MessageContent],
    partials: [Partials.Channel],
    rest: { api: discord.url, retries: 0 },
  });
  onTestFinished(() => client.destroy());
  client.rest.setToken('token');
  // The cast: where the library's own gateway connection hands on what comes in.
  const gateway = client.ws as unknown as { status: number; handlePacket(packet: object, shard: object): boolean };
  gateway.status = 0;
  const packet = (t: string, d: object) => gateway.handlePacket({ t, d }, { id: 0, checkReady() {} });
  packet('READY', { user: bot, application: { id: '99', flags: 0 }, guilds: [] });
  packet('GUILD_CREATE', {
    id: '1',
    name: 'Server',
    owner_id: '7',
    roles: [],
    emojis: [],
    stickers: [],
    members: [],
    threads: [],
    channels: [{ id: '10', type: 0, name: 'general', permission_overwrites: [] }],
  });
  let last = 0;
  const message = (what: object) => {
    last += 1;
    packet('MESSAGE_CREATE', {
      ...made(snowflake(last), '10'),
      guild_id: '1',
      author: ana,
      ...what,
    });
    return `7 ${snowflake(last)}`;
  };
  const interaction = (name: string, what: object) => {
    last += 1;
    packet('INTERACTION_CREATE', {
      id: snowflake(last),
      application_id: '99',
      token: `token-${name}`,
      version: 1,
      channel_id: '10',
      channel: { id: '10', type: 0 },
      guild_id: '1',
      member: { user: ana, roles: [], permissions: '0' },
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 1,
      type: 2,
      data: { id: '3', name, type: 1 },
      ...what,
    });
    return `7 ${snowflake(last)}`;
  };
  return { discord, client, packet, message, interaction, ...createTally() };
}

test('what a client receives and sends is counted, and nothing else', async () => {
  const { discord, client, packet, message, interaction, counter, received, sent } = await open();
  const answers: Promise<unknown>[] = [];
  const failures: unknown[] = [];
  connectDiscord(counter, client);
  client.on('messageCreate', (said) => {
    if (said.author.bot) return;
    if (said.content === 'hello')
      answers.push(said.channel.isSendable() ? said.channel.send('Hello') : Promise.reject());
    if (said.content === 'reply') answers.push(said.reply('Hi').then((own) => own.edit('Hi!')));
    if (said.content === 'react') answers.push(said.react('👍'));
    if (said.content === 'write to me') answers.push(said.author.send('In private'));
    if (said.content === 'fail')
      answers.push(client.rest.post('/channels/404/messages', { body: {} }).catch((error) => failures.push(error)));
  });
  const answer = async (asked: Interaction) => {
    if (asked.isChatInputCommand() && asked.commandName === 'now') {
      await asked.reply({ content: 'Here', flags: MessageFlags.Ephemeral });
      await asked.editReply('There');
      await asked.followUp('And more');
    }
    if (asked.isChatInputCommand() && asked.commandName === 'later') {
      await asked.deferReply();
      await asked.editReply('Here it comes');
      await asked.editReply('Here it is');
    }
    if (asked.isButton()) await asked.update('Pressed');
    if (asked.isAutocomplete()) await asked.respond([]);
    if (asked.isModalSubmit()) await asked.reply('Thanks');
  };
  client.on('interactionCreate', (asked) => void answers.push(answer(asked)));

  const expected = [
    message({ content: 'hello' }),
    message({ content: 'reply' }),
    message({ content: 'react', type: 19 }),
    message({ content: 'write to me' }),
    message({ content: 'fail' }),
    message({ content: 'hello', channel_id: '20', guild_id: undefined, channel_type: 1 }),
    interaction('now', {}),
    interaction('later', {}),
    interaction('press', {
      type: 3,
      data: { custom_id: 'x', component_type: 2 },
      message: { id: snowflake(1), channel_id: '10', author: bot, content: '', timestamp: at, type: 0 },
    }),
    interaction('form', { type: 5, data: { custom_id: 'x', components: [] } }),
  ];
  interaction('typing', { type: 4, data: { id: '3', name: 'x', type: 1, options: [] } });
  message({ content: 'hello', author: bot });
  message({ content: 'hello', author: { ...bot, id: '98' } });
  message({
    content: 'from a webhook',
    webhook_id: '5',
    author: { id: '5', username: 'hook', discriminator: '0', avatar: null },
  });
  message({ content: 'joined', type: 7 });
  packet('MESSAGE_UPDATE', { id: snowflake(1), channel_id: '10', guild_id: '1', content: 'edited' });
  packet('MESSAGE_DELETE', { id: snowflake(1), channel_id: '10', guild_id: '1' });
  packet('MESSAGE_REACTION_ADD', {
    user_id: '7',
    channel_id: '10',
    message_id: snowflake(2),
    emoji: { id: null, name: '👍' },
  });
  await Promise.all(answers);

  expect(named(received)).toEqual(expected);
  expect(received[0]?.timestamp).toBe(Date.parse(at));
  expect(discord.sent()).toHaveLength(8);
  expect(named(sent).sort()).toEqual(discord.sent().sort());
  expect(failures).toMatchObject([{ status: 404 }]);
});

test('what has no known form is not the client’s trouble', async () => {
  const { client, counter, received, invalid } = await open();
  connectDiscord(counter, client);
  client.emit('messageCreate', null as never);
  expect(invalid).toHaveLength(1);
  expect(received).toEqual([]);
});
