import type { PlainMessage } from '../count-once.ts';
import { signAsMeta } from './meta.ts';
import type { Deed, Platform, Sending } from './platform.ts';

// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
const phoneOf = ({ person }: Deed) => `1650555${1000 + person}`;
const scopedOf = ({ person }: Deed) => `US.1349120865530274${person}`;
const idOf = ({ number }: Deed) => `wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI${number}A`;
const contactOf = (deed: Deed) => ({ wa_id: phoneOf(deed), user_id: scopedOf(deed), profile: { name: 'Ana' } });

/** Timestamps are whole seconds, as text. */
const secondOf = (atMs: number) => Math.floor(atMs / 1000);

function sending(field: string, values: object[], counts: PlainMessage[]): Sending {
  const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
  const changes = values.map((value) => ({ field, value: { messaging_product: 'whatsapp', metadata, ...value } }));
  const entry = [{ id: '102290129340398', changes }];
  return { body: JSON.stringify({ object: 'whatsapp_business_account', entry }), counts };
}

const counted = (deed: Deed, direction: 'received' | 'sent'): PlainMessage => ({
  platform: 'whatsapp',
  user: scopedOf(deed),
  direction,
  timestampMs: secondOf(deed.atMs) * 1000,
  id: idOf(deed),
});

const written = (deed: Deed, content: object) => ({
  contacts: [contactOf(deed)],
  messages: [
    {
      from: phoneOf(deed),
      from_user_id: scopedOf(deed),
      id: idOf(deed),
      timestamp: String(secondOf(deed.atMs)),
      ...content,
    },
  ],
});

const status = (deed: Deed, name: string, laterMs = 0) => ({
  contacts: [contactOf(deed)],
  statuses: [
    {
      id: idOf(deed),
      status: name,
      timestamp: String(secondOf(deed.atMs + laterMs)),
      recipient_id: phoneOf(deed),
      recipient_user_id: scopedOf(deed),
    },
  ],
});

const dayMs = 24 * 60 * 60 * 1000;
const text = { type: 'text', text: { body: 'Hello' } };

export const whatsapp: Platform = {
  values: { appSecret: 'f00dcafe'.repeat(4) },
  signsBody: true,
  words: ['group'],
  deeds: {
    text: (deed) => [sending('messages', [written(deed, text)], [counted(deed, 'received')])],
    batch: (deed) => {
      const next = { ...deed, number: deed.number + 500_000 };
      const reply = {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'a', title: 'A' } },
      };
      const values = [written(deed, text), written(next, reply), status(deed, 'delivered')];
      return [sending('messages', values, [counted(deed, 'received'), counted(next, 'received')])];
    },
    sent: (deed) => [
      sending('messages', [status(deed, 'sent')], [counted(deed, 'sent')]),
      sending('messages', [status(deed, 'delivered', 3 * dayMs)], []),
      sending('messages', [status(deed, 'read', 5 * dayMs)], []),
    ],
    failed: (deed) => [sending('messages', [status(deed, 'failed')], [])],
    reaction: (deed) => [
      sending('messages', [written(deed, { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } })], []),
    ],
    fromThePhone: (deed) => [
      sending(
        'smb_message_echoes',
        [
          {
            message_echoes: [
              {
                from: '15550783881',
                to: phoneOf(deed),
                to_user_id: scopedOf(deed),
                id: idOf(deed),
                timestamp: String(secondOf(deed.atMs)),
                ...text,
              },
            ],
          },
        ],
        [counted(deed, 'sent')],
      ),
    ],
  },
  sign: signAsMeta,
};
