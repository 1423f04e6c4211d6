import type { CommandEvent } from '../product/command.ts';
import type { BadRow } from '../transfer/import/faults.ts';
import type { Import } from '../transfer/import/open-import.ts';

/** What is read: a file of messages, or an export with records that are none. */
export type Read = Pick<Import, 'rows' | 'rejected' | 'withoutId'> & {
  ignored?: ReadonlyMap<string, number>;
  place?: 'Line' | 'Record';
};
type Request = { path: string; bot: string; isDryRun: boolean };

export function badRowEvent(row: BadRow, { place = 'Line' }: Read): CommandEvent {
  const { line, field, message } = row;
  const text = `${place} ${line}${field === undefined ? '' : `, ${field}`}: ${message}`;
  return { type: 'item', list: 'rejected', text, value: row };
}

/** "1 row", "1,200 rows". */
const count = (number: number, one: string) => `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;

export function resultOf(read: Read, { path, bot, isDryRun }: Request, seconds: number): CommandEvent {
  const { rows, rejected, withoutId, ignored } = read;
  const accepted = rows - rejected;
  const rate = Math.round(accepted / Math.max(seconds, 0.001));
  const row = ignored === undefined ? 'row' : 'message';
  const text = isDryRun
    ? `${count(accepted, row)} of ${path} would be imported, ${count(rejected, row)} would be rejected.`
    : `Imported ${count(accepted, 'message')} into "${bot}" in ${seconds.toFixed(1)} s (${rate.toLocaleString('en')} a second); ` +
      `${count(rejected, row)} ${rejected === 1 ? 'was' : 'were'} rejected.`;
  const lines = [text];
  if (ignored !== undefined && ignored.size > 0) {
    const reasons = [...ignored].map(([reason, number]) => `${reason} (${number.toLocaleString('en')})`);
    lines.push(`Passed over: ${reasons.join(', ')}.`);
  }
  if (ignored === undefined && withoutId > 0) lines.push(repetition(read));
  const value = { bot, accepted, rejectedCount: rejected, dryRun: isDryRun, seconds, rowsPerSecond: rate };
  return {
    type: 'result',
    text: lines.join('\n'),
    value: ignored === undefined ? { ...value, withoutId } : { ...value, ignored: Object.fromEntries(ignored) },
    list: 'rejected',
    failed: accepted === 0 && rejected > 0,
  };
}

/** Rows without an id are told apart by their file: a newer export, or a repaired copy, is another file. */
function repetition({ rows, rejected, withoutId }: Read): string {
  const which = withoutId === rows - rejected ? 'The rows have no ids' : `Without an id: ${count(withoutId, 'row')}`;
  const what =
    rejected > 0 ? 'only the repaired ones, as a file of their own' : 'only what is new, as a file of its own';
  return `${which}. This file again changes nothing, but another that holds them, too, would count them again: give each an id, or import ${what}.`;
}
