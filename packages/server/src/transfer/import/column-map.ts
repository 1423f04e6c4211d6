import { ImportError } from './import-error.ts';

export const fields = ['timestamp', 'platform', 'user', 'direction', 'id'] as const;
export type Field = (typeof fields)[number];

/** Which column each field is in; a field of the same name where none is given. */
export type ColumnMap = Partial<Record<Field, string>>;

/** "user=from" and the like. Throws an ImportError naming what is wrong. */
export function parseColumnMap(entries: readonly string[]): ColumnMap {
  const map: ColumnMap = {};
  for (const entry of entries) {
    const [, name = '', column = ''] = /^([^=]*)=(.*)$/s.exec(entry) ?? [];
    const field = fields.find((known) => known === name.trim());
    if (field === undefined || column === '') {
      throw new ImportError(
        `--map takes field=column, such as user=from, and the fields are ${fields.join(', ')}; not "${entry}".`,
        {
          misuse: true,
        },
      );
    }
    map[field] = column;
  }
  return map;
}

/**
 * The column of each field among those found. `id` may be missing, and `platform` where there is one for all rows.
 * Throws an ImportError that lists what was found.
 */
export function locateFields(
  path: string,
  found: readonly string[],
  map: ColumnMap,
  platform: string | undefined,
): Record<Field, string | undefined> {
  const locate = (field: Field): string | undefined => {
    const column = map[field] ?? field;
    if (found.includes(column)) return column;
    const isOptional = map[field] === undefined && (field === 'id' || (field === 'platform' && platform !== undefined));
    if (isOptional) return undefined;
    const list = found.map((name) => `"${name}"`).join(', ');
    const constant = field === 'platform' ? ', or give one platform for all rows with --platform' : '';
    throw new ImportError(
      `${path} has no column "${column}". It has ${list}. Say which one is the ${field} with --map "${field}=column"${constant}.`,
      { misuse: true },
    );
  };
  return {
    timestamp: locate('timestamp'),
    platform: locate('platform'),
    user: locate('user'),
    direction: locate('direction'),
    id: locate('id'),
  };
}
