import { expect, test } from 'vitest';
import { patienceWith } from './patience.ts';

test('a bot has as long as its platform waits, less the way back; where the platform says nothing, ten seconds', () => {
  expect(patienceWith('telegram').botMs).toBe(59_700);
  expect(patienceWith('line').botMs).toBe(1_700);
  expect(patienceWith('viber').botMs).toBe(9_700);
});

test('the spool has a second, and never more than the bot has left', () => {
  const { spoolMs } = patienceWith('line');
  expect(spoolMs(100)).toBe(1_000);
  expect(spoolMs(1_500)).toBe(200);
  expect(spoolMs(5_000)).toBe(0);
});
