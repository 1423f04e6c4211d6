import { BodyError } from '../body-error.ts';
import { itemsOf } from '../items.ts';

/** The JSON object in a delivery's body. Throws {@link BodyError} for anything else. */
export function objectOf(body: Buffer): Record<string, unknown> {
  const [value, ...others] = itemsOf(body, 'json');
  if (others.length === 0 && isObject(value)) return value;
  throw new BodyError('unreadable_body', { reason: 'It is not a JSON object.' });
}

/** The JSON object in a text that stands in a field; undefined for anything else. */
export function parsedObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
