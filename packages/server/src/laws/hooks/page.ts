import type { PlainMessage } from '../count-once.ts';
import { signAsMeta } from './meta.ts';
import type { Deed, Platform, Sending } from './platform.ts';

// https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events
const pageId = '17841400000000001';
const userOf = ({ person }: Deed) => `60041400000000${person}`;

export function pagePlatform(platform: 'messenger' | 'instagram', object: 'page' | 'instagram'): Platform {
  const idOf = ({ number }: Deed) => `m_${platform}-${number}`;
  const counted = (deed: Deed, direction: 'received' | 'sent'): PlainMessage => ({
    platform,
    user: userOf(deed),
    direction,
    timestampMs: deed.atMs,
    id: idOf(deed),
  });
  const sending = (holder: 'messaging' | 'standby', events: object[], counts: PlainMessage[]): Sending => ({
    body: JSON.stringify({ object, entry: [{ id: pageId, time: 1793534400000, [holder]: events }] }),
    counts,
  });
  const byUser = (deed: Deed, content: object) => ({
    sender: { id: userOf(deed) },
    recipient: { id: pageId },
    timestamp: deed.atMs,
    ...content,
  });
  const byPage = (deed: Deed) => ({
    sender: { id: pageId },
    recipient: { id: userOf(deed) },
    timestamp: deed.atMs,
    message: { mid: idOf(deed), is_echo: true, app_id: 1517776481860111, text: 'Hello' },
  });
  return {
    values: { appSecret: 'f00dcafe'.repeat(4) },
    signsBody: true,
    words: ['postback'],
    deeds: {
      text: (deed) => [
        sending('messaging', [byUser(deed, { message: { mid: idOf(deed), text: 'Hi' } })], [counted(deed, 'received')]),
      ],
      postback: (deed) => [
        sending(
          'messaging',
          [byUser(deed, { postback: { mid: idOf(deed), title: 'Start', payload: 'START' } })],
          [counted(deed, 'received')],
        ),
      ],
      // Two apps are subscribed: one has the conversation, the other stands by.
      echo: (deed) => [
        sending('messaging', [byPage(deed)], [counted(deed, 'sent')]),
        sending('standby', [byPage(deed)], [counted(deed, 'sent')]),
      ],
      read: (deed) => [sending('messaging', [byUser(deed, { read: { mid: 'm_1', watermark: deed.atMs } })], [])],
    },
    sign: signAsMeta,
  };
}
