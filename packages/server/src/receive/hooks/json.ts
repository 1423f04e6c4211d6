import { BodyError } from '../body-error.ts';
import { itemsOf } from '../items.ts';

/** The JSON object in a delivery's body. Throws {@link BodyError} for anything else. */
export function objectOf(body: Buffer): Record<string, unknown> {
  const [value, ...others] = itemsOf(body, 'json');
  if (others.length === 0 && isObject(value)) return value;
  throw notAnObject();
}

/**
 * The same, with whole numbers beyond 2^53 as the text of their digits: as numbers they would lose the last ones, and two
 * ids could become one.
 */
export function exactObjectOf(body: Buffer): Record<string, unknown> {
  // First the plain way, which refuses what is too much to parse.
  objectOf(body);
  try {
    const value: unknown = JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''), exact);
    if (isObject(value)) return value;
  } catch {
    // Of something nested so deeply that to walk it takes more stack than there is.
  }
  throw notAnObject();
}

// The third parameter is in the language, and not yet in the compiler's types; so it may be missing.
const exact = (_name: string, value: unknown, context?: { source?: string }): unknown =>
  Number.isInteger(value) && !Number.isSafeInteger(value) ? (context?.source ?? value) : value;

/** The JSON object in a text that stands in a field; undefined for anything else. */
export function parsedObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is in an array; nothing where it is none. */
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const notAnObject = () => new BodyError('unreadable_body', { reason: 'It is not a JSON object.' });
