import type { Params } from './engine.ts';

const placeholder = /\{(\w+):[^{}]+\}/g;

/**
 * The statement that gives a session the values for the typed parameters `{name:Type}` of its next one, or undefined
 * where there is none.
 *
 * TRAP: chdb's own queryBindAsync runs one statement at a time in the whole process, because the library's binding is not
 * safe between connections. Measured: a figure waited 7 s for an import. What a session is SET is its own.
 *
 * TRAP: a session keeps what it was given, so a value that a statement forgets would be the last one's. Hence the check:
 * throws an Error that names the parameter.
 */
export function setParameters(sql: string, params: Params): string | undefined {
  for (const [, name = ''] of sql.matchAll(placeholder)) {
    if (!(name in params)) throw new Error(`A statement has the parameter "${name}", but no value for it.`);
  }
  const values = Object.entries(params).map(([name, value]) => `param_${name} = ${quote(textOf(value))}`);
  return values.length === 0 ? undefined : `SET ${values.join(', ')}`;
}

/** A value as the engine reads it from text: tab-separated for a text, and like a literal inside an array. */
function textOf(value: Params[string]): string {
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (special) => escapes[special] ?? special);
  if (typeof value === 'object') {
    return `[${value.map((item) => (typeof item === 'string' ? quote(item) : String(item))).join(',')}]`;
  }
  return String(value);
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const quote = (text: string) => `'${text.replace(/[\\']/g, '\\$&').replaceAll('\0', '\\0')}'`;
