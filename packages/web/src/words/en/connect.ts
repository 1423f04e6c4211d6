import {
  type ForwardFailure,
  forwardFailures,
  type IgnoredReason,
  ignoredReasons,
  type RefusedReason,
  type RejectedReason,
  refusedReasons,
  rejectedReasons,
} from '@turnout/contract';

const reasons: {
  ignored: Record<IgnoredReason, string>;
  rejected: Record<RejectedReason, string>;
  refused: Record<RefusedReason, string>;
  forwarded: Record<ForwardFailure, string>;
} = { ignored: ignoredReasons, rejected: rejectedReasons, refused: refusedReasons, forwarded: forwardFailures };

export const connect = {
  title: 'Connect',
  byWebhook: 'By webhook',
  byWebhookText: 'The platform tells Turnout by itself. Nothing changes in the bot’s code.',
  byCode: 'In the bot’s code',
  byCodeText: 'One line reports every message that the bot receives and sends.',
  connected: 'Connected',
  administratorsOnly: 'An administrator connects platforms.',
  pasteAt: 'The address is entered at',
  address: 'Webhook address',
  connect: 'Connect',
  connecting: 'Connecting …',
  save: 'Save',
  given: 'Entered; it is never shown again.',
  change: 'Change',
  forward: 'The bot’s own address, if it has one',
  forwardHint:
    'For a bot that has the webhook already: Turnout passes every delivery on to it, and gives the platform its answer.',
  forwarded: 'Every delivery is passed on to',
  cancel: 'Cancel',
  enter: (labels: string): string => `Enter the ${labels} from`,
  command: 'Set it up with one command:',
  notPublic:
    'Platforms deliver to public https addresses only. Set TURNOUT_PUBLIC_URL to the one under which this server is reached.',
  receivedOnly:
    'This webhook tells what people write. What the bot sends is told by its code: choose the framework in the list.',
  disconnect: 'Disconnect',
  disconnectSure: 'Its deliveries will be refused. What was counted stays.',
  disconnectYes: 'Disconnect now',
  notSaved: 'The server did not answer. Nothing was changed.',
  waiting: 'Waiting for the first message',
  waitingText: 'Write to the bot: it shows up here within seconds.',
  arrived: 'Messages arrive',
  arrivedText: (when: string): string => `Last counted: ${when}.`,
  look: 'See the figures',
  refusedText: 'Something arrived and was refused:',
  install: 'Install the SDK:',
  makeKey: 'Make a key, and put it into the environment as TURNOUT_KEY:',
  code: 'Then, where the bot starts:',
  makePageKey: 'Make a key that names the pages with the chat; everybody may read it:',
  scriptTag: 'Put it into those pages, with this line:',
  webchatCalls: 'Then, where the chat has a message:',
  otherTools:
    'For Rasa, Botpress, Dialogflow CX, Typebot, n8n and any language: the recipes in docs/connect of Turnout.',
  anyLanguage: 'In any other language, one request reports a message:',
  log: 'What arrived',
  logText: 'The last deliveries and what became of them. Nothing of what was in them is kept.',
  noLog: 'Nothing has arrived yet.',
  logNotFetched: 'The log could not be fetched.',
  time: 'Time',
  platform: 'Platform',
  outcome: 'Outcome',
  why: 'Why',
  api: 'Messages API',
  times: (printed: string): string => `${printed} times`,
  outcomes: {
    counted: 'Counted',
    ignored: 'Not a message',
    rejected: 'Rejected',
    greeted: 'Address checked',
    refused: 'Refused',
  },
  botAnswered: (status: number): string => `The bot answered with status ${status}.`,
  spool: {
    late: 'The disk was slow: what counts was kept in memory and is counted once it can be written.',
    lost: 'There was no room to keep what counts: it is missing from the figures.',
  },
  received: (count: number, printed: string): string => (count === 1 ? '1 received' : `${printed} received`),
  sent: (count: number, printed: string): string => (count === 1 ? '1 sent' : `${printed} sent`),
  reasons,
};
