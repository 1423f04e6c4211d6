import { Activity } from '@microsoft/agents-activity';
import { AgentApplication, CloudAdapter, type TurnContext } from '@microsoft/agents-hosting';
import { expect, test } from 'vitest';
import { serveApi } from '../fixtures/http.ts';
import { createTally, named } from '../fixtures/tally.ts';
import { connectAgents } from './agents.ts';

const at = '2026-11-01T10:00:00.000Z';
const ana = { id: '29:ana', aadObjectId: 'aad-ana', name: 'Ana' };
const ben = { id: '29:ben', name: 'Ben' };
const agent = { id: '28:agent', name: 'Agent' };
const privately = { id: 'private', conversationType: 'personal' };
const chat = { id: 'chat;messageid=1', conversationType: 'groupChat', isGroup: true };

/** The connector service of Teams; `sent` is what it posted, as `user id`. The conversation `gone` is not there. */
async function serveTeams() {
  const sent: string[] = [];
  const url = await serveApi(({ method, path, text }) => {
    if (path.includes('/gone/'))
      return { status: 404, body: { error: { code: 'ConversationNotFound', message: 'x' } } };
    const activity = text === '' ? {} : JSON.parse(text);
    const id = `m${sent.length + 1}`;
    if (method === 'POST' && activity.type === 'message') {
      const isToGroup = activity.conversation.isGroup === true && activity.replyToId === undefined;
      const user = isToGroup ? 'group:chat' : (activity.recipient.aadObjectId ?? activity.recipient.id);
      sent.push(`${user} ${id}`);
    }
    return { body: { id } };
  });
  return { url, sent };
}

async function open() {
  const teams = await serveTeams();
  const adapter = new CloudAdapter();
  const failures: unknown[] = [];
  adapter.onTurnError = (_context, error) => Promise.resolve(void failures.push(error));
  let last = 0;
  const activity = (what: object) => ({
    type: 'message',
    id: `a${last}`,
    timestamp: at,
    channelId: 'msteams',
    serviceUrl: `${teams.url}/`,
    from: ana,
    recipient: agent,
    conversation: privately,
    text: '',
    ...what,
  });
  const answers: string[] = [];
  const deliver = async (logic: (turn: TurnContext) => Promise<void>, what: object) => {
    last += 1;
    const body = activity(what);
    const response = {
      status: () => response,
      setHeader: () => response,
      send: (answer: unknown) => void answers.push(JSON.stringify(answer)),
      end: () => response,
    };
    // The casts: what a web server hands over.
    await adapter.process({ method: 'POST', headers: {}, body } as never, response as never, logic);
    return body.id;
  };
  return { teams, adapter, failures, deliver, answers, ...createTally() };
}

test('what an agent receives and sends is counted, and nothing else', async () => {
  const { teams, adapter, failures, deliver, answers, counter, received, sent } = await open();
  connectAgents(counter, adapter);
  const answer = async (turn: TurnContext) => {
    const { type, text } = turn.activity;
    if (type === 'invoke')
      await turn.sendActivity(Activity.fromObject({ type: 'invokeResponse', value: { status: 200 } }));
    if (text === 'now') await turn.sendActivity('Now');
    if (text === 'hello') {
      await turn.sendActivity(Activity.fromObject({ type: 'typing' }));
      const said = await turn.sendActivity('Hello');
      await turn.updateActivity(Activity.fromObject({ type: 'message', id: said?.id ?? '', text: 'Hello!' }));
    }
    if (text === 'two')
      await turn.sendActivities([1, 2].map((n) => Activity.fromObject({ type: 'message', text: String(n) })));
  };
  const ids = [
    await deliver(answer, { text: 'hello' }),
    await deliver(answer, { text: 'two' }),
    await deliver(answer, { text: 'hello', from: ben, conversation: chat }),
    await deliver(answer, { text: 'hello', conversation: { ...privately, id: 'gone' } }),
    await deliver(answer, { value: { choice: 'yes' } }),
    await deliver(answer, { text: 'now', deliveryMode: 'expectReplies' }),
    await deliver(answer, { type: 'invoke', name: 'adaptiveCard/action', value: { trigger: 'manual', action: {} } }),
    await deliver(answer, { type: 'invoke', name: 'task/submit', value: {} }),
  ];
  for (const what of [
    { type: 'invoke', name: 'adaptiveCard/action', value: { trigger: 'automatic' } },
    { type: 'invoke', name: 'composeExtension/query', value: {} },
    { type: 'messageUpdate', text: 'edited' },
    { type: 'messageDelete' },
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { type: 'conversationUpdate', membersAdded: [ana] },
    { type: 'installationUpdate', action: 'add' },
    { type: 'typing' },
    { text: 'I am a bot', from: { id: '28:other' } },
    { text: 'I am an agent', from: { id: 'x', role: 'skill' } },
  ])
    await deliver(answer, what);
  const reference = { channelId: 'msteams', serviceUrl: `${teams.url}/`, agent };
  for (const each of [
    { ...reference, user: ana, conversation: privately },
    { ...reference, user: ben, conversation: chat },
  ])
    await adapter.continueConversation(
      {} as never,
      each as never,
      async (turn) => void (await turn.sendActivity('News')),
    );

  expect(named(received)).toEqual(ids.map((id, n) => `${n === 2 ? '29:ben' : 'aad-ana'} ${id}`));
  expect(received[0]).toMatchObject({ platform: 'teams', timestamp: Date.parse(at) });
  expect(teams.sent).toHaveLength(6);
  // The one more went back with the request.
  expect(answers.filter((each) => each.includes('Now'))).toHaveLength(1);
  expect(named(sent).sort()).toEqual([...teams.sent, 'aad-ana made-up'].sort());
  expect(failures).toHaveLength(1);
});

test('an AgentApplication’s own adapter, and another channel than Teams', async () => {
  const { deliver, adapter, counter, received, sent } = await open();
  const application = new AgentApplication({ adapter });
  application.onMessage('hello', async (turn) => void (await turn.sendActivity('Hello')));
  connectAgents(counter, application.adapter);
  await deliver((turn) => application.run(turn), {
    text: 'hello',
    channelId: 'webchat',
    from: { id: 'u', role: 'user' },
  });
  expect(received).toMatchObject([{ platform: 'webchat', user: 'u' }]);
  expect(sent).toMatchObject([{ platform: 'webchat', user: 'u', id: 'm1' }]);
});

test('what has no known form is not the agent’s trouble', async () => {
  const { deliver, adapter, counter, received, invalid } = await open();
  connectAgents(counter, adapter);
  const seen: unknown[] = [];
  await deliver((turn) => Promise.resolve(void seen.push(turn.activity.type)), { from: { id: 'x'.repeat(1000) } });
  expect(seen).toEqual(['message']);
  expect(invalid).toHaveLength(1);
  expect(received).toEqual([]);
});
