import type { DeliveryEntry } from '@turnout/contract';
import type { Words } from '../words/en.ts';

type Reasons = Words['connect']['reasons'];

/** Why parts of a delivery, or all of it, were not counted, in words; a reason that this page does not know stays its code. */
export function reasonsOf(
  { ignored, rejected, refused, forwarded, spool }: DeliveryEntry,
  { connect }: Words,
): string[] {
  return [
    ...(spool === undefined ? [] : [connect.spool[spool]]),
    ...(typeof forwarded === 'string' ? [sentence(connect.reasons.forwarded, forwarded)] : []),
    ...(typeof forwarded === 'number' && forwarded >= 400 ? [connect.botAnswered(forwarded)] : []),
    ...(refused === undefined ? [] : [sentence(connect.reasons.refused, refused)]),
    ...Object.keys(rejected).map((code) => sentence(connect.reasons.rejected, code)),
    ...Object.keys(ignored).map((code) => sentence(connect.reasons.ignored, code)),
  ];
}

const sentence = (sentences: Reasons[keyof Reasons], code: string): string =>
  new Map(Object.entries<string>(sentences)).get(code) ?? code;
