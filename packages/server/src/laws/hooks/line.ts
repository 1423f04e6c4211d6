import { createHmac } from 'node:crypto';
import type { Deed, Platform, Sending } from './platform.ts';

// The types `webhook` of @line/bot-sdk
const userOf = ({ person }: Deed) => `U${String(person).repeat(32)}`;

function sending(deed: Deed, content: object, id?: string): Sending {
  const event = {
    mode: 'active',
    timestamp: deed.atMs,
    source: { type: 'user', userId: userOf(deed) },
    webhookEventId: `01FZ74A0TDDPYRVKNK77XKC3${deed.number}`,
    deliveryContext: { isRedelivery: false },
    ...content,
  };
  const message = { platform: 'line', user: userOf(deed), direction: 'received', timestampMs: deed.atMs } as const;
  return {
    body: JSON.stringify({ destination: 'U'.padEnd(33, 'd'), events: [event] }),
    counts: id === undefined ? [] : [{ ...message, id }],
  };
}

const textOf = ({ number }: Deed) => ({
  type: 'message',
  message: { id: `4449${number}`, type: 'text', text: 'Hello', quoteToken: 'q3Plxr4AgKd' },
});

export const line: Platform = {
  values: { channelSecret: '8c570fa6dd201bb328f1c1eac23a96d8' },
  signsBody: true,
  deeds: {
    text: (deed) => [sending(deed, textOf(deed), `4449${deed.number}`)],
    redelivered: (deed) => [
      sending(deed, { ...textOf(deed), deliveryContext: { isRedelivery: true } }, `4449${deed.number}`),
    ],
    postback: (deed) => [
      sending(deed, { type: 'postback', postback: { data: 'yes' } }, `01FZ74A0TDDPYRVKNK77XKC3${deed.number}`),
    ],
    unsend: (deed) => [
      sending(deed, textOf(deed), `4449${deed.number}`),
      sending(deed, { type: 'unsend', unsend: { messageId: `4449${deed.number}` } }),
    ],
    follow: (deed) => [sending(deed, { type: 'follow', follow: { isUnblocked: false } })],
  },
  sign: (body, { credentials: { channelSecret = '' } }) => ({
    headers: {
      'content-type': 'application/json',
      'x-line-signature': createHmac('sha256', channelSecret).update(body).digest('base64'),
    },
  }),
};
