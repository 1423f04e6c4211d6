import { expect, test } from 'vitest';
import type { CommandEvent } from './command.ts';
import { reportProgress } from './report-progress.ts';

const step = (count: number) => ({ phase: 'Working', fraction: undefined, count, unit: 'rows' });

async function consume<Result>(events: AsyncGenerator<CommandEvent, Result>) {
  const seen: CommandEvent[] = [];
  for (let next = await events.next(); ; next = await events.next()) {
    if (next.done === true) return { seen, result: next.value };
    seen.push(next.value);
  }
}

test("reports become events, of which the newest counts, and the result is the work's", async () => {
  const { seen, result } = await consume(
    reportProgress(async (report) => {
      for (const count of [1, 2, 3]) report(step(count));
      await new Promise((resolve) => setTimeout(resolve, 10));
      report(step(4));
      await new Promise((resolve) => setTimeout(resolve, 10));
      return 'done';
    }),
  );
  expect(seen).toEqual([
    { type: 'progress', ...step(3) },
    { type: 'progress', ...step(4) },
  ]);
  expect(result).toBe('done');
});

test('it rejects with what the work rejects with', async () => {
  await expect(consume(reportProgress(() => Promise.reject(new Error('broken'))))).rejects.toThrow('broken');
});
