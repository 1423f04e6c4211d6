import { createHmac } from 'node:crypto';
import type { Deed, Platform, Sending } from './platform.ts';

// Fields: https://www.twilio.com/docs/messaging/guides/webhook-request, …/guides/track-outbound-message-status
const accountSid = 'AC00000000000000000000000000000000';
const sidOf = ({ number }: Deed) => `SM${String(number).padStart(32, '0')}`;
const numberOf = ({ person }: Deed) => `1415555010${person}`;
const ours = '+14155550199';

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

function written(deed: Deed, platform: 'sms' | 'whatsapp', more: Record<string, string>, user: string): Sending {
  const id = sidOf(deed);
  const prefix = platform === 'sms' ? '' : 'whatsapp:';
  const fields = {
    ToCountry: 'US',
    SmsStatus: 'received',
    Body: 'Hola, ¿qué tal? & more',
    NumMedia: '0',
    NumSegments: '1',
    ApiVersion: '2010-04-01',
  };
  const who = {
    MessageSid: id,
    SmsSid: id,
    SmsMessageSid: id,
    AccountSid: accountSid,
    From: `${prefix}+${numberOf(deed)}`,
    To: `${prefix}${ours}`,
  };
  const counted = { platform, user, direction: 'received' as const, timestampMs: deed.nowMs, id };
  return { body: form({ ...fields, ...who, ...more }), counts: [counted] };
}

function statuses(deed: Deed, platform: 'sms' | 'whatsapp', names: readonly string[]): Sending[] {
  const id = sidOf(deed);
  const prefix = platform === 'sms' ? '' : 'whatsapp:';
  const user = platform === 'sms' ? `+${numberOf(deed)}` : numberOf(deed);
  return names.map((status) => ({
    body: form({
      MessageSid: id,
      SmsSid: id,
      AccountSid: accountSid,
      From: `${prefix}${ours}`,
      To: `${prefix}+${numberOf(deed)}`,
      MessageStatus: status,
      SmsStatus: status,
      ApiVersion: '2010-04-01',
    }),
    counts: ['sent', 'delivered', 'read'].includes(status)
      ? [{ platform, user, direction: 'sent' as const, timestampMs: deed.nowMs, id }]
      : [],
  }));
}

export const twilio: Platform = {
  values: { authToken: '12345' },
  signsBody: true,
  deeds: {
    sms: (deed) => [written(deed, 'sms', {}, `+${numberOf(deed)}`)],
    whatsapp: (deed) => [written(deed, 'whatsapp', { WaId: numberOf(deed), ProfileName: 'Ana' }, numberOf(deed))],
    answered: (deed) => statuses(deed, 'sms', ['queued', 'sending', 'sent', 'delivered']),
    readOnWhatsApp: (deed) => statuses(deed, 'whatsapp', ['sent', 'delivered', 'read']),
    notDelivered: (deed) => statuses(deed, 'sms', ['queued', 'failed']),
  },
  sign(body, { credentials: { authToken = '' }, url }) {
    const fields = [...new URLSearchParams(body)].sort(([one], [other]) => (one < other ? -1 : 1));
    const signature = createHmac('sha1', authToken)
      .update(url + fields.flat().join(''))
      .digest('base64');
    return { headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature } };
  },
};
