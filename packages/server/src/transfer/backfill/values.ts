export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of things for a sentence: "1 chat", "1,200 chats". */
export const countOf = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** JSON that stands in a field as text; undefined where it is none. */
export function parseData(data: unknown): unknown {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

/** Twilio's "whatsapp:+15551234" is WhatsApp's own "15551234"; its "messenger:42" is Messenger's. Without a colon it is a number. */
export function twilioUser(address: string): { platform: string; user: string } {
  const [, platform = '', user = ''] = /^([a-z][a-z0-9_-]{0,31}):(.+)$/s.exec(address) ?? [];
  if (platform === '') return { platform: 'sms', user: address };
  return { platform, user: platform === 'whatsapp' ? user.replace(/^\+/, '') : user };
}
