import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

const rooms = [
  'receive',
  'identity',
  'write',
  'store',
  'refresh',
  'usage',
  'access',
  'transfer',
  'serve',
  'product',
  'cli',
  'laws',
];
const all = [...rooms, 'contract'];

/** Who may import whom. The rooms are the folders of packages/server/src, the path that a message takes. */
const mayImport: Record<string, readonly string[]> = {
  contract: [],
  // It goes to other people's programs alone.
  sdk: [],
  // It goes to other people's pages alone.
  webchat: [],
  web: ['contract'],
  receive: ['contract'],
  store: ['contract'],
  write: ['store', 'contract'],
  // Pairs of ids are hashed as messages are, and stored as they are.
  identity: ['receive', 'write', 'store', 'contract'],
  refresh: ['store', 'contract'],
  usage: ['store', 'refresh', 'contract'],
  access: ['contract'],
  transfer: ['receive', 'write', 'store', 'refresh', 'access', 'contract'],
  serve: ['receive', 'identity', 'write', 'store', 'refresh', 'usage', 'access', 'transfer', 'contract'],
  product: all,
  cli: all,
  laws: all,
  bench: [...all, 'sdk', 'e2e'],
  // The words of the page, to look for those of another language.
  e2e: [...all, 'sdk', 'web'],
};

/** Takes the sources by path from the root of the repository; gives one sentence per violation. */
export function findViolations(sources: ReadonlyMap<string, string>): string[] {
  const graph = new Map([...sources].map(([file, source]) => [file, importsOf(file, source)]));
  return [...[...graph].flatMap(([file, imports]) => findTrespasses(file, imports)), ...findCycles(graph)];
}

function findTrespasses(file: string, imports: readonly string[]): string[] {
  const from = placeOf(file);
  const allowed = mayImport[from];
  if (allowed === undefined) return [`${file}: "${from}" is not in the table of scripts/import-graph.ts`];
  return imports.flatMap((target) => {
    const to = placeOf(target);
    // A test may set its scene with any room.
    const isScene = /\.test\.tsx?$/.test(file) && rooms.includes(from) && rooms.includes(to);
    if (to === from || isScene || allowed.includes(to)) return [];
    return [`${file}: ${from} may not import ${to} (${target}), says the table of scripts/import-graph.ts`];
  });
}

/** All that a file of ours imports from another, types included, as paths; packages of others are left out. */
function importsOf(file: string, source: string): string[] {
  const { module } = parseSync(file, source);
  const specifiers = [
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest }) => source.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ];
  const paths = specifiers.flatMap((specifier) => {
    if (specifier.startsWith('.')) return [posix.join(posix.dirname(file), specifier)];
    const [, name] = /^@turnout\/([^/]+)/.exec(specifier) ?? [];
    return name === undefined ? [] : [`packages/${name}/src/index.ts`];
  });
  return [...new Set(paths)];
}

/** `packages/server/src/usage/plan.ts` is in `usage`, `packages/web/src/main.tsx` in `web`, `e2e/browser.ts` in `e2e`. */
function placeOf(path: string): string {
  const [top = '', name = '', , room = ''] = path.split('/');
  if (top !== 'packages') return top;
  return name === 'server' ? room : name;
}

function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push(`Imports in a circle: ${[...trail.slice(start), file].join(' → ')}`);
    if (start >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

if (import.meta.main) {
  const files = globSync('{packages/*/src,bench,e2e}/**/*.{ts,tsx}', { exclude: ['**/node_modules/**'] });
  const violations = findViolations(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])));
  for (const violation of violations) process.stderr.write(`${violation}\n`);
  process.stdout.write(`${files.length} files, ${violations.length} violations of the import graph\n`);
  process.exitCode = violations.length > 0 || files.length === 0 ? 1 : 0;
}
