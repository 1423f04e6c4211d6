import { usage } from '@turnout/contract';
import { openConnection } from '../connection.ts';
import { ask, byMonth, requestOf } from '../questions.ts';
import { countRaw, expectSame } from '../raw.ts';
import type { Measure } from '../stage.ts';
import { percentile } from '../statistics.ts';

/** Two years by month, answered and counted from raw, one after the other; both have to say the same. */
export const measureRaw: Measure = async ({ host, port, keys, shape }) => {
  const connection = await openConnection(port);
  const request = requestOf(shape.bot, keys.read, byMonth(shape));
  const answerMs = percentile(await ask(connection, [request], 50), 0.5);
  const { body } = await connection.send(request);
  connection.close();
  const raw = await countRaw(host, shape);
  expectSame(usage.parse(JSON.parse(body)), raw.sums);
  return [
    {
      measure: 'answer, times as fast as raw',
      value: raw.ms / answerMs,
      unit: '×',
      goal: { atLeast: 100 },
      against: `uniqExact over raw in ${raw.ms.toFixed(0)} ms gives the same numbers as an answer in ${answerMs.toFixed(1)} ms`,
    },
  ];
};
