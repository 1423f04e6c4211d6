/**
 * What is behind an error, fit for logs and terminals: `Code: 241 MEMORY_LIMIT_EXCEEDED` and the like say what to look
 * up, and nothing of the data, while the engine's own text may quote statements and rows.
 */
export function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const [engineCode] = /Code: \d+/.exec(cause.message) ?? [];
  const [engineName] = /\(([A-Z_]+)\)/.exec(cause.message) ?? [];
  const code = 'code' in cause ? String(cause.code) : '';
  return [cause.name, code, engineCode, engineName].filter(Boolean).join(' ');
}
