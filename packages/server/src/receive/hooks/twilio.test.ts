import { describe, expect, test } from 'vitest';
import { twilio } from './twilio.ts';

const address = 'https://turnout.example.com/hooks/twilio/a';
type Request = { url?: string; body?: string; method?: string; type?: string; signature?: string | undefined };
const delivery = ({
  url = address,
  body = '',
  method = 'POST',
  type = 'application/x-www-form-urlencoded',
  signature,
}: Request) => ({
  method,
  url: new URL(url),
  headers: new Headers({ 'content-type': type, ...(signature !== undefined && { 'x-twilio-signature': signature }) }),
  body: Buffer.from(body),
  nowMs: Date.parse('2026-11-01T12:00:00Z'),
});
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

describe('the signature', () => {
  // Made by getExpectedTwilioSignature and getExpectedBodyHash of twilio 6.2; the first is also the example of Twilio's documentation.
  const documented = form({
    CallSid: 'CA1234567890ABCDE',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
    Caller: '+14158675309',
  });
  const documentedUrl = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  const body = `${form({ MessageSid: 'SM1', From: 'whatsapp:+14155550101', To: 'whatsapp:+14155550199', WaId: '14155550101', SmsStatus: 'received', Body: '¿Qué tal? & "más" 😀' })}&MediaUrl0=b&MediaUrl0=a&MediaUrl0=a`;
  const json = '{"property": "value", "boolean": true}';
  const hashed = `${address}?bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620`;
  const byGet = `${address}?MessageSid=SM1&From=%2B1&To=%2B2&Body=x%20y`;
  test.each<[string, Request, string]>([
    [
      'the documented one',
      { url: documentedUrl, body: documented, signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' },
      'genuine',
    ],
    ['repeated fields and other letters', { body, signature: 'HsRsfNDMqofAr52kMSTeD4hAB1Y=' }, 'genuine'],
    ['of the address with its port', { body, signature: 'RXNzhQmf72FcQrZ3jEh1VuMoNsI=' }, 'genuine'],
    [
      'of another port than the usual',
      { url: 'http://127.0.0.1:7070/hooks/twilio/a', body, signature: '1LVTwgUCpL1VkXA3XQYJ6GLzYjo=' },
      'genuine',
    ],
    [
      'of that address without the port',
      { url: 'http://127.0.0.1:7070/hooks/twilio/a', body, signature: 'uRUMjwncKizVJ4K6uTyK6Ao6IKk=' },
      'genuine',
    ],
    [
      'of a body of JSON',
      { url: hashed, body: json, type: 'application/json', signature: 'Dyqd0scNR4pLQ8x4QhGRIYmLwu0=' },
      'genuine',
    ],
    [
      'of a changed body of JSON',
      { url: hashed, body: `${json} `, type: 'application/json', signature: 'Dyqd0scNR4pLQ8x4QhGRIYmLwu0=' },
      'signature_wrong',
    ],
    [
      'of JSON whose hash is not signed',
      { body: json, type: 'application/json', signature: 'Dyqd0scNR4pLQ8x4QhGRIYmLwu0=' },
      'signature_wrong',
    ],
    ['of a GET', { url: byGet, method: 'GET', signature: 'GJg3KWDRLvVUYSRzW449cIY6RhQ=' }, 'genuine'],
    [
      'of another GET',
      { url: `${byGet}z`, method: 'GET', signature: 'GJg3KWDRLvVUYSRzW449cIY6RhQ=' },
      'signature_wrong',
    ],
    [
      'of more fields than Twilio ever sends',
      { body: '&k=1'.repeat(1_000), signature: 'jQ9P1lWNkKJjLDnx8UfnzZzAyGM=' },
      'signature_wrong',
    ],
    ['of another body', { body: `${body}&x=1`, signature: 'HsRsfNDMqofAr52kMSTeD4hAB1Y=' }, 'signature_wrong'],
    ['of another address', { url: `${address}b`, body, signature: 'HsRsfNDMqofAr52kMSTeD4hAB1Y=' }, 'signature_wrong'],
    ['cut off', { body, signature: 'HsRsfNDMqofAr52kMSTeD4hAB1Y' }, 'signature_wrong'],
    ['empty', { body, signature: '' }, 'signature_wrong'],
    ['none', { body }, 'signature_missing'],
  ])('%s', (_name, request, verdict) => expect(twilio.verify(delivery(request), { authToken: '12345' })).toBe(verdict));
});

const message = {
  MessageSid: 'SM1',
  SmsSid: 'SM1',
  AccountSid: 'AC1',
  From: '+14155550101',
  To: '+14155550199',
  Body: 'x',
  NumMedia: '0',
};
const inbound = { ...message, SmsStatus: 'received' };
const onWhatsApp = { ...inbound, From: 'whatsapp:+14155550101', To: 'whatsapp:+14155550199', WaId: '14155550101' };
const callback = (status: string, more: object = {}) => ({
  MessageSid: 'SM2',
  AccountSid: 'AC1',
  From: '+14155550199',
  To: '+14155550101',
  MessageStatus: status,
  SmsStatus: status,
  ...more,
});
const received = (platform: string, user: string) => ({
  message: { platform, user, direction: 'received', id: 'SM1' },
});
const sent = (platform: string, user: string) => ({ message: { platform, user, direction: 'sent', id: 'SM2' } });

/** https://www.twilio.com/docs/messaging/guides/webhook-request, …/track-outbound-message-status; MessageStatus of twilio 6.2. */
describe('a request is a message, or is not for a reason', () => {
  test.each<[string, Record<string, string>, object]>([
    ['an SMS', inbound, received('sms', '+14155550101')],
    ['a picture', { ...inbound, Body: '', NumMedia: '1', MediaUrl0: 'https://x' }, received('sms', '+14155550101')],
    ['on WhatsApp', onWhatsApp, received('whatsapp', '14155550101')],
    [
      'on WhatsApp, a reply by button',
      { ...onWhatsApp, ButtonPayload: 'yes', ButtonText: 'Yes' },
      received('whatsapp', '14155550101'),
    ],
    ['on Messenger', { ...inbound, From: 'messenger:8123', To: 'messenger:99' }, received('messenger', '8123')],
    ['by RCS', { ...inbound, From: 'rcs:+14155550101', To: 'rcs:agent' }, received('rcs', '+14155550101')],
    ['sent', callback('sent'), sent('sms', '+14155550101')],
    ['delivered', callback('delivered'), sent('sms', '+14155550101')],
    ['read', callback('read', { To: 'whatsapp:+14155550101' }), sent('whatsapp', '14155550101')],
    [
      'sent on WhatsApp, to somebody named in two ways',
      callback('delivered', {
        From: 'whatsapp:+14155550199',
        To: 'whatsapp:+14155550101',
        ExternalUserId: 'US.13491208655302741918',
      }),
      sent('whatsapp', '14155550101'),
    ],
    ['queued', callback('queued'), { ignored: 'receipt' }],
    ['accepted', callback('accepted'), { ignored: 'receipt' }],
    ['sending', callback('sending'), { ignored: 'receipt' }],
    ['undelivered', callback('undelivered', { ErrorCode: '30003' }), { ignored: 'failed' }],
    ['failed', callback('failed', { ErrorCode: '30001' }), { ignored: 'failed' }],
    ['canceled', callback('canceled'), { ignored: 'failed' }],
    ['a call', { CallSid: 'CA1', From: '+1', To: '+2' }, { ignored: 'unknown_event' }],
    ['nothing', {}, { ignored: 'unknown_event' }],
  ])('%s', (_name, fields, item) => {
    const { items, same, answer } = twilio.read(delivery({ body: form(fields) }), {});
    expect(items).toEqual([item]);
    expect(same ?? []).toEqual([]);
    expect(answer).toEqual({ status: 200, type: 'text/xml; charset=utf-8', body: '<Response/>' });
  });

  test('who hides the number stays who it was', () => {
    const fields = { ...onWhatsApp, ExternalUserId: 'US.13491208655302741918' };
    expect(twilio.read(delivery({ body: form(fields) }), {})).toMatchObject({
      items: [received('whatsapp', 'US.13491208655302741918')],
      same: [{ platform: 'whatsapp', user: '14155550101', same: 'US.13491208655302741918', isLent: true }],
    });
  });
});
