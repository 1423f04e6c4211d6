import { createHmac } from 'node:crypto';
import type { Deed, Platform, Sending } from './platform.ts';

// https://developers.viber.com/docs/api/rest-bot-api/#callbacks
const userOf = ({ person }: Deed) => `xWxFWBYHceVLi80yULnR${person}w==`;
/** Of 64 bits, so that as numbers of JavaScript some of these are the same. */
const tokenOf = ({ number }: Deed) => `497856324195751${number}`;

function sending(deed: Deed, event: string, content: object, direction?: 'received' | 'sent'): Sending {
  const callback = { event, timestamp: deed.atMs, message_token: 'TOKEN', ...content };
  // When it reaches a device says nothing about when it was sent.
  const timestampMs = direction === 'sent' ? deed.nowMs : deed.atMs;
  const message = { platform: 'viber', user: userOf(deed), timestampMs, id: tokenOf(deed) };
  return {
    body: JSON.stringify(callback).replace('"TOKEN"', tokenOf(deed)),
    counts: direction === undefined ? [] : [{ ...message, direction }],
  };
}

export const viber: Platform = {
  values: { authToken: '44dafb7e0f40021e-61a47a1e6778d187-f2c5a676a07050b3' },
  signsBody: true,
  deeds: {
    message: (deed) => [
      sending(
        deed,
        'message',
        { sender: { id: userOf(deed), name: 'Ana' }, message: { type: 'text', text: 'Hi' } },
        'received',
      ),
    ],
    delivered: (deed) => [
      sending(deed, 'delivered', { user_id: userOf(deed) }, 'sent'),
      sending(deed, 'seen', { user_id: userOf(deed) }),
    ],
    subscribed: (deed) => [sending(deed, 'subscribed', { user: { id: userOf(deed), name: 'Ana' } })],
  },
  sign: (body, { credentials: { authToken = '' } }) => ({
    headers: {
      'content-type': 'application/json',
      'x-viber-content-signature': createHmac('sha256', authToken).update(body).digest('hex'),
    },
  }),
};
