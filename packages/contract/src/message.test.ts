import { expect, test } from 'vitest';
import { isIdentifier } from './message.ts';

test.each([
  ['one character', 'a', true],
  ['256 characters', 'a'.repeat(256), true],
  ['256 emoji, which are 512 UTF-16 units', '😀'.repeat(256), true],
  ['NUL, tabs and newlines', '\0\t\n\\', true],
  ['blanks, which are not trimmed', '  ', true],
  ['no character', '', false],
  ['257 characters', 'a'.repeat(257), false],
  ['257 emoji', '😀'.repeat(257), false],
  ['256 emoji and one more character', `${'😀'.repeat(256)}a`, false],
  ['a high surrogate alone', 'a\ud83d', false],
  ['a low surrogate alone', '\ude00a', false],
  ['surrogates the wrong way round', '\ude00\ud83d', false],
])('an identifier: %s', (_, text, expected) => {
  expect(isIdentifier(text)).toBe(expected);
});
