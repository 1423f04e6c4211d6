import { expect, test } from 'vitest';
import { resultOf } from './import-text.ts';

const read = { rows: 3, rejected: 0, withoutId: 0 };
const said = (more: object, isDryRun: boolean) =>
  resultOf({ ...read, ...more }, { path: 'messages.csv', bot: 'support', isDryRun }, 1);

test.each([true, false])('rows without ids are spoken of, with what to do (dry run: %s)', (isDryRun) => {
  expect(said({ withoutId: 3 }, isDryRun)).toMatchObject({
    text: expect.stringMatching(/\nThe rows have no ids\..* count them again: .*import only what is new/),
    value: { withoutId: 3 },
  });
  expect(said({ withoutId: 1 }, isDryRun)).toMatchObject({
    text: expect.stringMatching(/\nWithout an id: 1 row\..*only what is new/),
  });
  expect(said({ rejected: 1, withoutId: 2 }, isDryRun)).toMatchObject({
    text: expect.stringMatching(/\nThe rows have no ids\..*only the repaired ones/),
  });
});

test.each([
  ['rows with ids', {}],
  ['exports of other products, whose ids the import makes', { withoutId: 3, ignored: new Map() }],
])('%s can be repeated, and nothing is said', (_, more) => {
  expect(said(more, false)).toMatchObject({ text: expect.not.stringContaining('again') });
});
