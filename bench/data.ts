/** The data that everything is measured on: two years up to yesterday, in the shape of design/engine.md's. */
export type Shape = {
  bot: string;
  timezone: string;
  messages: number;
  users: number;
  /** The first day (UTC), 00:00, in epoch ms; there are {@link Shape.days} from it on. */
  firstDayMs: number;
  days: number;
};

const dayMs = 86_400_000;

export function shapeOf(bot: string, messages: number, nowMs: number): Shape {
  const days = 730;
  const firstDayMs = (Math.floor(nowMs / dayMs) - days) * dayMs;
  return { bot, timezone: 'America/Santiago', messages, users: Math.round(messages * 0.042), firstDayMs, days };
}

/** The parameters of generate.sql for the messages from `first` on, `count` of them. */
export const generateParams = ({ bot, users, firstDayMs, days }: Shape, first: number, count: number) => ({
  bot,
  users,
  first_day: firstDayMs,
  days,
  first,
  count,
});

/** The platform of a user, as generate.sql has it: six, three and one of ten. */
export function platformOf(user: number): string {
  const share = user % 10;
  return share < 6 ? 'whatsapp' : share < 9 ? 'webchat' : 'telegram';
}

/** A message as the API takes it. `serial` makes its id. */
export function apiMessage(user: number, serial: string, timestamp: string): string {
  const direction = serial.charCodeAt(serial.length - 1) % 2 === 0 ? 'received' : 'sent';
  return `{"platform":"${platformOf(user)}","user":"u${user}","direction":"${direction}","timestamp":"${timestamp}","id":"${serial}"}`;
}
