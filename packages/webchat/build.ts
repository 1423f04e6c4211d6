import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';

// Makes dist/ of src/: webchat.js, which pages load by a script tag and Turnout serves, and index.js with its types, for
// bundlers. Built beside and then moved, so that a build that fails leaves the last one in place.

const here = import.meta.dirname;
const next = join(here, 'dist-next');
const dist = join(here, 'dist');
const { name, version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));

async function write(source: string, file: string, format: 'iife' | 'es', minify: boolean): Promise<void> {
  await build({
    input: join(here, 'src', source),
    // Browsers of 2022 and later.
    transform: { target: 'es2022' },
    logLevel: 'warn',
    output: {
      file: join(next, file),
      format,
      minify,
      // What a page has loaded can be told by its first line.
      postBanner: `/*! ${name} ${version} | Apache-2.0 */`,
    },
  });
}

rmSync(next, { recursive: true, force: true });
await write('script.ts', 'webchat.js', 'iife', true);
await write('index.ts', 'index.js', 'es', false);
execFileSync(join(here, '../../node_modules/.bin/tsc'), ['-p', join(here, 'tsconfig.build.json')], {
  stdio: 'inherit',
});
rmSync(dist, { recursive: true, force: true });
renameSync(next, dist);
