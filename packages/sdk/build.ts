import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'rolldown';

// Makes dist/ of src/: the client and every file of src/adapters, as ES modules, as CommonJS, and as types for both. The
// patterns in package.json's `exports` find them there, so a new adapter needs no more than its file.

const here = import.meta.dirname;
const dist = join(here, 'dist');

/** The published entries: `index`, and `adapters/<framework>` for each framework. */
function entryNames(): string[] {
  const adapters = globSync('adapters/*.ts', { cwd: join(here, 'src'), exclude: ['**/*.test.ts'] });
  return ['index', ...adapters.map((file) => file.replace(/\.ts$/, '')).toSorted()];
}

async function writeCode(): Promise<void> {
  for (const [format, folder] of [
    ['es', 'esm'],
    ['cjs', 'cjs'],
  ] as const) {
    await build({
      input: Object.fromEntries(entryNames().map((name) => [name, join(here, 'src', `${name}.ts`)])),
      // Nothing of anybody else is packed; an adapter's framework is the bot's own.
      external: (id) => !id.startsWith('.') && !id.startsWith('/'),
      // What Node 18 understands.
      transform: { target: 'es2022' },
      logLevel: 'warn',
      output: {
        dir: join(dist, folder),
        format,
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name].js',
        // They are in the types, where editors show them.
        comments: false,
      },
    });
  }
}

/** The types are the same for both; the nearest package.json says which kind of module they describe. */
function writeTypes(): void {
  const tsc = join(here, '../../node_modules/.bin/tsc');
  execFileSync(tsc, ['-p', join(here, 'tsconfig.build.json')], { stdio: 'inherit' });
  for (const file of globSync('**/*.d.ts', { cwd: join(dist, 'esm') })) {
    const types = readFileSync(join(dist, 'esm', file), 'utf8').replaceAll(
      /((?:from |import\()['"]\.[^'"]*)\.ts(?=['"])/g,
      '$1.js',
    );
    writeFileSync(join(dist, 'esm', file), types);
    cpSync(join(dist, 'esm', file), join(dist, 'cjs', file));
  }
}

rmSync(dist, { recursive: true, force: true });
await writeCode();
writeTypes();
mkdirSync(join(dist, 'cjs'), { recursive: true });
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');
process.stdout.write(`${basename(here)}: ${entryNames().join(', ')}\n`);
