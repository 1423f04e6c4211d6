import { readFileSync } from 'node:fs';

/** Reads a .sql file of several statements, each under a line `-- name: …`, by name. */
export function readStatements(file: URL): ReadonlyMap<string, string> {
  const parts = readFileSync(file, 'utf8').split(/^-- name: (\w+)\n/m);
  const statements = new Map<string, string>();
  for (let at = 1; at + 1 < parts.length; at += 2) statements.set(parts[at] ?? '', (parts[at + 1] ?? '').trim());
  return statements;
}
