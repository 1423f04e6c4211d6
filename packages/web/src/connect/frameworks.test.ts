import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { frameworks } from './frameworks.ts';

const sdk = new URL('../../../sdk/', import.meta.url);

test.each(frameworks.map((framework) => [framework.id, framework.code('createTurnout({})')] as const))(
  'what is shown for %s is in the SDK',
  (_id, code) => {
    const imports = [...code.matchAll(/import \{ (\w+) \} from '@turnout\/sdk(\/\w+)?'/g)];
    expect(imports.length).toBeGreaterThan(0);
    for (const [, name = '', entry] of imports) {
      // Every file of src/adapters is an entry of the package.
      const source = entry === undefined ? 'src/index.ts' : `src/adapters${entry}.ts`;
      expect(readFileSync(new URL(source, sdk), 'utf8')).toMatch(
        new RegExp(`export (function|const|\\{)[^}]*\\b${name}\\b`),
      );
      // It is used, not only imported.
      expect(code.split(name).length).toBeGreaterThan(2);
    }
  },
);

test('every framework has a name and an id of its own', () => {
  expect(new Set(frameworks.map(({ id }) => id)).size).toBe(frameworks.length);
  expect(new Set(frameworks.map(({ name }) => name)).size).toBe(frameworks.length);
});
