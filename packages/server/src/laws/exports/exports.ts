import type { SourceName } from '../../transfer/backfill/source.ts';
import type { PlainMessage } from '../count-once.ts';
import { botpressExports } from './botpress.ts';
import { chatwootExports } from './chatwoot.ts';
import { rasaExports } from './rasa.ts';
import { slackExports } from './slack.ts';
import { telegramExports } from './telegram.ts';
import { whatsappExports } from './whatsapp.ts';
import type { Exports } from './written.ts';

/** What each product makes of the same history. For tests. */
export const exportsOf: Record<SourceName, Exports> = {
  chatwoot: chatwootExports,
  botpress: botpressExports,
  telegram: telegramExports,
  slack: slackExports,
  whatsapp: whatsappExports,
  rasa: rasaExports,
};

/** A history of a few weeks between one bot and some people, in order, the same for the same seed; whole seconds. */
export function historyOf(seed: string): PlainMessage[] {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647, 7);
  const random = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  let timestampMs = Date.UTC(2022, 0, 3, 8);
  return Array.from({ length: 400 }, (_, id) => {
    timestampMs += random(4) === 0 ? random(10 * 3_600_000) : random(90_000);
    timestampMs -= timestampMs % 1000;
    const direction = random(5) < 3 ? 'sent' : 'received';
    return {
      platform: 'telegram',
      user: String(5000 + random(12)),
      direction,
      timestampMs,
      id: String(id + 1),
    } as const;
  });
}
