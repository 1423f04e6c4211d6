import { createHmac } from 'node:crypto';
import type { Deed, Platform, Sending } from './platform.ts';

// Shapes: EnvelopedEvent, SlashCommand and BlockAction of @slack/bolt 5.1, GenericMessageEvent and the like of @slack/types 3.2.
const person = (number: number) => `U0${number}ANA`;
const privately = (number: number) => `D0${number}`;
const app = { api_app_id: 'A0APP', team_id: 'T0HOME', token: 'old' };
const authorizations = [{ enterprise_id: null, team_id: 'T0HOME', user_id: 'U0BOT', is_bot: true }];

const envelope = (deed: Deed, event: object, part = 'a') =>
  JSON.stringify({
    ...app,
    type: 'event_callback',
    event_id: `Ev${deed.number}${part}`,
    event_time: Math.floor(deed.atMs / 1000),
    authorizations,
    event,
  });

/** Microseconds, of which the last digits tell messages of one moment apart. */
const tsOf = ({ atMs, number }: Deed) =>
  `${Math.floor(atMs / 1000)}.${String(atMs % 1000).padStart(3, '0')}${String(number % 1000).padStart(3, '0')}`;
/** Rounded to milliseconds, as a clock shows them. */
const instantOf = (deed: Deed) => Math.round(Number(tsOf(deed)) * 1000);

const base = (deed: Deed, channel: string) => ({
  type: 'message',
  channel,
  user: person(deed.person),
  ts: tsOf(deed),
  event_ts: tsOf(deed),
  text: 'Hello',
});
const told = (user: string, id: string, timestampMs: number, direction: 'received' | 'sent' = 'received') => [
  { platform: 'slack', user, direction, timestampMs, id },
];
const heard = (deed: Deed, channel: string, team = 'T0HOME') =>
  told(`${team}:${person(deed.person)}`, `${channel}:${tsOf(deed)}`, instantOf(deed));

/** With a press or a command comes no time, so the platform's own now counts; it is in whole seconds. */
const pressed = (deed: Deed) =>
  told(`T0HOME:${person(deed.person)}`, `trigger:13345.${deed.number}`, Math.floor(deed.nowMs / 1000) * 1000);

export const slack: Platform = {
  values: { signingSecret: '8f742231b10e8888abcd99yyyzzz85a5' },
  signsBody: true,
  words: ['group', 'trigger'],
  deeds: {
    privately: (deed) => {
      const event = { ...base(deed, privately(deed.person)), channel_type: 'im', team: 'T0HOME' };
      return [{ body: envelope(deed, event), counts: heard(deed, privately(deed.person)) }];
    },
    mentioned: (deed) => {
      const event = { ...base(deed, 'C0ALL'), team: 'T0HOME' };
      const counts = heard(deed, 'C0ALL');
      return [
        { body: envelope(deed, { ...event, channel_type: 'channel' }), counts },
        { body: envelope(deed, { ...event, type: 'app_mention', user_team: 'T0HOME' }, 'b'), counts },
      ];
    },
    fromAnotherWorkspace: (deed) => {
      const event = { ...base(deed, 'C0ALL'), type: 'app_mention', team: 'T0HOME', user_team: 'T0GUEST' };
      return [{ body: envelope(deed, event), counts: heard(deed, 'C0ALL', 'T0GUEST') }];
    },
    answered: (deed) => {
      const bot_profile = {
        id: 'B0',
        name: 'bot',
        app_id: app.api_app_id,
        team_id: 'T0HOME',
        icons: {},
        updated: 1,
        deleted: false,
      };
      const event = { ...base(deed, 'C0ALL'), user: 'U0BOT', channel_type: 'channel', bot_id: 'B0', bot_profile };
      return [
        { body: envelope(deed, event), counts: told('group:C0ALL', `C0ALL:${tsOf(deed)}`, instantOf(deed), 'sent') },
      ];
    },
    edited: (deed) => {
      const { user, ts, text } = base(deed, 'C0ALL');
      const message = { type: 'message', user, ts, text };
      const event = {
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        channel: 'C0ALL',
        channel_type: 'channel',
        ts: tsOf(deed),
        event_ts: tsOf(deed),
        message,
        previous_message: message,
      };
      return [{ body: envelope(deed, event), counts: [] }];
    },
    command: (deed) => [
      {
        body: form({
          ...app,
          command: '/ask',
          text: 'x',
          user_id: person(deed.person),
          user_name: 'ana',
          trigger_id: `13345.${deed.number}`,
          response_url: 'https://hooks.slack.com/commands/1',
          channel_id: 'C0ALL',
          channel_name: 'all',
          team_domain: 'home',
        }),
        counts: pressed(deed),
      },
    ],
    button: (deed) => [press(deed)],
  },
  sign(body, { credentials: { signingSecret = '' }, nowMs }) {
    const time = String(Math.floor(nowMs / 1000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${time}:${body}`).digest('hex');
    const type = /^[{["]/.test(body) ? 'application/json' : 'application/x-www-form-urlencoded';
    return {
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': time,
        'x-slack-signature': `v0=${signature}`,
        'x-slack-retry-num': '1',
      },
    };
  },
};

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

function press(deed: Deed): Sending {
  const user = { id: person(deed.person), username: 'ana', team_id: 'T0HOME' };
  const payload = {
    type: 'block_actions',
    api_app_id: app.api_app_id,
    team: { id: 'T0HOME', domain: 'home' },
    user,
    channel: { id: 'C0ALL', name: 'all' },
    container: {},
    trigger_id: `13345.${deed.number}`,
    response_url: 'https://hooks.slack.com/actions/1',
    token: 'old',
    actions: [{ type: 'button', action_id: 'yes', block_id: 'b', action_ts: tsOf(deed) }],
  };
  return { body: form({ payload: JSON.stringify(payload) }), counts: pressed(deed) };
}
