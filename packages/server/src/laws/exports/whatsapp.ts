import { zipOf } from '../../transfer/backfill/zip-scene.ts';
import type { PlainMessage } from '../count-once.ts';
import type { Exports } from './written.ts';

const number = '+55 11 91234-5678';
const two = (value: number) => String(value).padStart(2, '0');
const authorOf = ({ direction }: PlainMessage) => (direction === 'sent' ? 'Help Desk' : number);
/** A chat has one person, and a time as coarse as it is written. */
const counted = (messages: readonly PlainMessage[], stepMs: number) =>
  messages.map((message) => {
    const timestampMs = Math.floor(message.timestampMs / stepMs) * stepMs;
    return { ...message, platform: 'whatsapp', user: '5511912345678', timestampMs };
  });

function iphone(messages: readonly PlainMessage[]): string {
  const lines = messages.map((message) => {
    const at = new Date(message.timestampMs);
    const day = `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
    const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
    const text = message.timestampMs % 5000 === 0 ? 'Two lines:\r\n01/01/2022 the second' : 'Hello: there';
    return `[${day}, ${time}] ${authorOf(message)}: ${text}\r\n`;
  });
  const notice = '[01/01/2022, 10:00:00] Help Desk: \u200eMessages and calls are end-to-end encrypted.\r\n';
  return `${notice}${lines.join('')}`;
}

function android(messages: readonly PlainMessage[]): string {
  const lines = messages.map((message) => {
    const at = new Date(message.timestampMs);
    const day = `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${two(at.getUTCFullYear() % 100)}`;
    const time = `${at.getUTCHours() % 12 || 12}:${two(at.getUTCMinutes())}\u202f${at.getUTCHours() < 12 ? 'AM' : 'PM'}`;
    return `${day}, ${time} - ${authorOf(message)}: <Media omitted>\n`;
  });
  return `1/1/22, 10:00\u202fAM - Messages and calls are end-to-end encrypted.\n${lines.join('')}`;
}

const options = { botUsers: ['Help Desk'] };
const [second, minute] = [1000, 60_000];

/** What WhatsApp exports of a chat with one person. For tests. */
export const whatsappExports: Exports = {
  'an iPhone': (messages) => ({
    extension: 'txt',
    content: iphone(messages),
    counted: counted(messages, second),
    options,
  }),
  'an iPhone packed': (messages) => {
    const content = zipOf({ 'photo.jpg': 'JPEG', '_chat.txt': iphone(messages) });
    return { extension: 'zip', content, counted: counted(messages, second), options };
  },
  Android: (messages) => ({
    extension: 'txt',
    content: android(messages),
    counted: counted(messages, minute),
    options,
  }),
};
