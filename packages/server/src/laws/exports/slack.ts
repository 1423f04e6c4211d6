import { zipOf } from '../../transfer/backfill/zip-scene.ts';
import type { PlainMessage } from '../count-once.ts';
import type { Exports } from './written.ts';

/** What Slack exports of a history with a bot in a channel and in private chats. For tests. */
export const slackExports: Exports = {
  workspace: (messages) => {
    const people = [...new Set(messages.map(({ user }) => user))];
    const files: Record<string, string> = {
      'channels.json': JSON.stringify([
        { id: 'C1', name: 'help', members: ['UBOT', ...people.map((user) => `U${user}`)] },
        { id: 'C2', name: 'other', members: ['U5000'] },
      ]),
      'dms.json': JSON.stringify(people.map((user) => ({ id: `D${user}`, created: 1, members: [`U${user}`, 'UBOT'] }))),
      'users.json': JSON.stringify(
        people.map((user) => ({ id: `U${user}`, team_id: 'T1', name: 'a-name', is_bot: false })),
      ),
      'other/2022-01-03.json': JSON.stringify([
        { type: 'message', user: 'U5000', team: 'T1', text: '', ts: '1641200000.000001' },
      ]),
    };
    const counted = messages.map((message) => countedOf(message));
    for (const folder of new Set(messages.map(folderOf))) {
      files[`${folder}.json`] = JSON.stringify(
        messages.filter((message) => folderOf(message) === folder).flatMap(recordsOf),
        undefined,
        4,
      );
    }
    return { extension: 'zip', content: zipOf(files), counted, options: {} };
  },
};

const isInChannel = ({ user }: PlainMessage) => Number(user) % 3 === 0;
const folderOf = (message: PlainMessage) =>
  `${isInChannel(message) ? 'help' : `D${message.user}`}/${new Date(message.timestampMs).toISOString().slice(0, 10)}`;
const tsOf = ({ timestampMs, id }: PlainMessage) => `${timestampMs / 1000}.${String(id).padStart(6, '0')}`;

function countedOf(message: PlainMessage): PlainMessage {
  const { user, direction } = message;
  const channel = isInChannel(message) ? 'C1' : `D${user}`;
  const person = direction === 'sent' ? `group:${channel}` : `T1:U${user}`;
  return { ...message, platform: 'slack', user: person, id: `${channel}:${tsOf(message)}` };
}

function recordsOf(message: PlainMessage): object[] {
  const ts = tsOf(message);
  const shared = { type: 'message', text: 'Hello', ts, team: 'T1' };
  const join = { type: 'message', subtype: 'channel_join', user: `U${message.user}`, text: 'has joined', ts };
  const said =
    message.direction === 'sent'
      ? {
          ...shared,
          user: 'UBOT',
          bot_id: 'B1',
          app_id: 'A1',
          bot_profile: { id: 'B1', app_id: 'A1', name: 'Helper', team_id: 'T1' },
        }
      : { ...shared, user: `U${message.user}`, client_msg_id: 'a-uuid', blocks: [{ type: 'rich_text', elements: [] }] };
  return message.timestampMs % 7000 === 0 ? [join, said] : [said];
}
