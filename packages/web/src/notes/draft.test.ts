import { expect, test } from 'vitest';
import { en } from '../words/en.ts';
import { createNumberWords } from '../words/numbers.ts';
import { draftOn, faultOf, inputOf, oneLine } from './draft.ts';

const draft = { ...draftOn('2026-01-12'), text: ' Campaign started ' };

test('what is written is sent trimmed, with a last day only where there is one', () => {
  expect(inputOf(draft)).toEqual({ day: '2026-01-12', text: 'Campaign started' });
  expect(inputOf({ ...draft, lastDay: '2026-01-18' })).toMatchObject({ lastDay: '2026-01-18' });
});

test.each([
  ['a line', draft, undefined],
  ['200 emoji', { ...draft, text: '🎉'.repeat(200) }, undefined],
  ['nothing', { ...draft, text: ' \t' }, 'Write what happened.'],
  ['202 characters', { ...draft, text: 'x'.repeat(202) }, 'At most 200 characters: 2 too many.'],
  ['a control character', { ...draft, text: 'one\u0007two' }, en.notes.notText],
  ['a last day before the first', { ...draft, lastDay: '2026-01-11' }, en.notes.wrongOrder],
])('%s: what is wrong is said before it is sent', (_what, written, fault) => {
  expect(faultOf(written, { words: en, numbers: createNumberWords('en') })).toBe(fault);
});

test('what is pasted becomes one line', () => {
  expect(oneLine('one\r\n\ttwo\u2028three')).toBe('one two three');
});
