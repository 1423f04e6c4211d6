import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorDocs } from './error-docs.ts';

test('docs/errors.md is current: node scripts/error-docs.ts', () => {
  expect(readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8')).toBe(errorDocs());
});
