import { openConnection } from '../connection.ts';
import { ask, byMonth, questionsOf, requestOf } from '../questions.ts';
import type { Row } from '../row.ts';
import type { Measure } from '../stage.ts';
import { percentile } from '../statistics.ts';

const goalMs = 25;
const busyGoalMs = 60;

/** How long an answer takes over HTTP, asked one after another with a read key; first at rest, then beside an import. */
export const measureAnswers: Measure = async ({ host, port, keys, shape, directory }) => {
  const connection = await openConnection(port);
  const rows: Row[] = [];
  for (const [name, questions] of Object.entries(questionsOf(shape))) {
    const requests = questions.map((question) => requestOf(shape.bot, keys.read, question));
    const isHours = name.endsWith('hour');
    const latencies = await ask(connection, requests, isHours ? 20 : 100);
    rows.push(...rowsOf(`answer, ${name}`, latencies, isHours ? undefined : goalMs));
  }

  const path = `${directory}/beside.parquet`;
  await host.createBot('beside', shape.timezone);
  await host.writeFile(shape, path, 'Parquet', Math.max(20_000, Math.round(shape.messages / 2)));
  let isOver = false;
  const imported = host.importFile('beside', path).finally(() => {
    isOver = true;
  });
  const busy: number[] = [];
  while (!isOver) busy.push((await connection.send(requestOf(shape.bot, keys.read, byMonth(shape)))).ms);
  await imported;
  rows.push(...rowsOf('answer, two years by month, while importing', busy, busyGoalMs));
  connection.close();
  return rows;
};

function rowsOf(measure: string, latencies: readonly number[], goal: number | undefined): Row[] {
  return [
    { measure: `${measure}, p50`, value: percentile(latencies, 0.5), unit: 'ms' },
    {
      measure: `${measure}, p95`,
      value: percentile(latencies, 0.95),
      unit: 'ms',
      ...(goal !== undefined && { goal: { atMost: goal } }),
      note: `${latencies.length} answers`,
    },
  ];
}
