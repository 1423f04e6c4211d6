import type { Row } from '../row.ts';
import type { Measure } from '../stage.ts';

const formats = [
  { name: 'Parquet', format: 'Parquet', ending: 'parquet', goal: 400_000 },
  { name: 'CSV', format: 'CSVWithNames', ending: 'csv', goal: 200_000 },
  { name: 'NDJSON', format: 'JSONEachRow', ending: 'ndjson', goal: 200_000 },
];

/** `turnout import` of a two-year history into a new bot: until all rows are on disk, and until they are in the figures. */
export const measureImport: Measure = async ({ host, shape, directory }) => {
  const messages = Math.max(10_000, Math.min(5_000_000, Math.round(shape.messages / 2)));
  const rows: Row[] = [];
  for (const { name, format, ending, goal } of formats) {
    const path = `${directory}/import.${ending}`;
    await host.createBot(`import-${ending}`, shape.timezone);
    await host.writeFile(shape, path, format, messages);
    await host.meter('import');
    const { rows: accepted, ms, figuresMs } = await host.importFile(`import-${ending}`, path);
    const { cpuSeconds } = await host.metered('import');
    if (accepted !== messages) throw new Error(`Of ${messages} rows, ${accepted} were accepted.`);
    rows.push(
      {
        measure: `import, ${name}`,
        value: (messages * 1000) / (ms - figuresMs),
        unit: 'messages/s',
        goal: { atLeast: goal },
        note: `${messages} rows, checked and on disk`,
      },
      {
        measure: `import, ${name}, figures included`,
        value: (messages * 1000) / ms,
        unit: 'messages/s',
        note: `${((cpuSeconds * 1e6) / messages).toFixed(1)} s of processor time a million`,
      },
    );
  }
  return rows;
};
