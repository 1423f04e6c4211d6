import { isMet, type Report, type Row } from './row.ts';

export const printable = (report: Report) => JSON.stringify(report, undefined, 2);

/** The report as a table for people. */
export function table({ ran, data, rows }: Report): string {
  const head = [
    `${number(data.messages)} messages, ${number(data.users)} users, ${number(data.userDays)} user-days, ${data.days} days`,
    `${ran.at}, ${ran.commit}, Node ${ran.node}, ${ran.cores} × ${ran.machine}, ${number(ran.memoryMb)} MB, load ${ran.loadBefore.toFixed(1)} before`,
    '',
  ];
  const cells = [['measure', 'figure', 'goal', '', 'note'], ...rows.map(cellsOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...head, ...lines].join('\n');
}

function cellsOf(row: Row): string[] {
  const { goal } = row;
  const bound = goal === undefined ? '' : 'atLeast' in goal ? `≥ ${number(goal.atLeast)}` : `≤ ${number(goal.atMost)}`;
  const verdict = { true: 'met', false: 'missed', undefined: '' }[String(isMet(row))] ?? '';
  const notes = [row.against, row.note].filter((text) => text !== undefined).join('; ');
  return [row.measure, `${number(row.value)} ${row.unit}`, bound, verdict, notes];
}

const number = (value: number) =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0 });
