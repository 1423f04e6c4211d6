import { expect, test } from 'vitest';
import { findViolations } from './import-graph.ts';

const room = 'packages/server/src';

const cases: { title: string; sources: Record<string, string>; violations: RegExp[] }[] = [
  {
    title: 'along the path of a message',
    sources: {
      [`${room}/serve/app.ts`]: `import { plan } from '../usage/plan.ts';`,
      [`${room}/usage/plan.ts`]: `import type { Store } from '../store/store.ts'; import { z } from 'zod';`,
      [`${room}/store/store.ts`]: `import { readFileSync } from 'node:fs'; import { Message } from '@turnout/contract';`,
      'packages/contract/src/index.ts': `export * from './message.ts';`,
      'packages/contract/src/message.ts': '',
      'packages/web/src/main.tsx': `import { Message } from '@turnout/contract'; <p>a</p>;`,
      'e2e/start.test.ts': `import '../packages/server/src/serve/app.ts';`,
    },
    violations: [],
  },
  {
    title: 'against it',
    sources: { [`${room}/store/store.ts`]: `import { plan } from '../usage/plan.ts';` },
    violations: [/store may not import usage/],
  },
  {
    title: 'a type is an import',
    sources: { [`${room}/receive/a.ts`]: `export type { Store } from '../store/store.ts';` },
    violations: [/receive may not import store/],
  },
  {
    title: 'and so is import()',
    sources: { [`${room}/receive/a.ts`]: `await import('../store/store.ts');` },
    violations: [/receive may not import store/],
  },
  {
    title: 'not what only looks like one',
    sources: {
      [`${room}/receive/a.ts`]: '// import "../store/store.ts"\nexport const text = `import "../cli/main.ts"`;',
    },
    violations: [],
  },
  {
    title: 'a test may use other rooms, its subject may not',
    sources: {
      [`${room}/usage/run.test.ts`]: `import '../serve/app.ts';`,
      [`${room}/usage/run.ts`]: `import '../serve/app.ts';`,
      'packages/contract/src/a.test.ts': `import '../../server/src/usage/run.ts';`,
    },
    violations: [/usage\/run\.ts: usage may not import serve/, /contract may not import usage/],
  },
  {
    title: 'the web and the contract know nothing of the server',
    sources: {
      'packages/web/src/main.tsx': `import '../../server/src/serve/app.ts';`,
      'packages/contract/src/index.ts': `import '@turnout/web';`,
    },
    violations: [/web may not import serve/, /contract may not import web/],
  },
  {
    title: 'a room that nobody has placed, and a file in no room',
    sources: { [`${room}/attic/box.ts`]: '', [`${room}/utils.ts`]: '' },
    violations: [/"attic" is not in the table of scripts\/import-graph\.ts/, /"utils\.ts" is not in the table/],
  },
  {
    title: 'a circle inside one room',
    sources: {
      [`${room}/usage/a.ts`]: `import './b.ts';`,
      [`${room}/usage/b.ts`]: `import './c.ts';`,
      [`${room}/usage/c.ts`]: `import type { A } from './a.ts';`,
    },
    violations: [/in a circle: .*a\.ts → .*b\.ts → .*c\.ts → .*a\.ts/],
  },
  {
    title: 'a file that imports itself',
    sources: { [`${room}/usage/a.ts`]: `import './a.ts';` },
    violations: [/in a circle: .*a\.ts → .*a\.ts/],
  },
];

test.each(cases)('$title', ({ sources, violations }) => {
  const found = findViolations(new Map(Object.entries(sources)));
  expect(found).toEqual(violations.map((pattern) => expect.stringMatching(pattern)));
});
