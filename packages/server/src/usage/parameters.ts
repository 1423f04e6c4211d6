import type { z } from 'zod';

/** The engine's calendar: from a Monday to a Sunday. */
const firstDay = '1900-01-01';
const lastDay = '2299-12-31';

/** A question that cannot be answered; the message says what to change. */
export class InvalidQuestion extends Error {
  override readonly name = 'InvalidQuestion';
}

/** What every question of figures asks for. Where there are `platforms`, they are given one by one, as `platform`. */
type Period = { from: string; to: string };

const shared = {
  from: 'Give "from" as a day that exists, YYYY-MM-DD.',
  to: 'Give "to" as a day that exists, YYYY-MM-DD.',
  platforms: 'Give each "platform" as a slug: small letters, digits, "-" and "_", at most 32.',
};

/**
 * The question in an address's query: every key of the schema is a parameter, and there are no others. `sentences` say how
 * each is to be given, besides the period and the platforms. Throws InvalidQuestion.
 */
export function questionIn<Shape extends z.ZodRawShape>(
  query: URLSearchParams,
  schema: z.ZodObject<Shape> & z.ZodType<Period>,
  sentences: Readonly<Record<string, string>>,
): z.infer<z.ZodObject<Shape>> & Period {
  const keys = Object.keys(schema.shape);
  const known = keys.map((key) => (key === 'platforms' ? 'platform' : key));
  for (const name of query.keys()) {
    if (!known.includes(name)) {
      throw new InvalidQuestion(`There is no parameter "${name.slice(0, 40)}"; there are ${known.join(', ')}.`);
    }
    if (name !== 'platform' && query.getAll(name).length > 1) throw new InvalidQuestion(`Give "${name}" once.`);
  }
  const given = keys.map((key) => [
    key,
    key === 'platforms' ? query.getAll('platform') : (query.get(key) ?? undefined),
  ]);
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const told: Readonly<Record<string, string>> = { ...shared, ...sentences };
    throw new InvalidQuestion(told[String(parsed.error.issues[0]?.path[0])]);
  }
  const { from, to } = parsed.data;
  if (from > to) throw new InvalidQuestion('"from" must not be after "to".');
  refuseOutside({ from, to });
  return parsed.data;
}

/** Throws InvalidQuestion where the engine's calendar does not hold these days. */
export function refuseOutside({ from, to }: { from: string; to: string }): void {
  if (from < firstDay || to > lastDay) throw new InvalidQuestion(`Ask for days from ${firstDay} to ${lastDay}.`);
}
