import type { BotFigures } from '@turnout/contract';
import type { Column, Order } from '../../address/overview-search.ts';

export type Sorting = { column: Column; order: Order };

/** What a column is sorted by when it is chosen: names from A, figures from the largest. */
export const firstOrder = (column: Column): Order => (column === 'name' ? 'ascending' : 'descending');

/**
 * The bots whose name or id has all the words of the text, in order. Equal ones follow each other by name; bots
 * that nobody has written to come last, whichever way figures are sorted.
 */
export function orderBots(
  bots: readonly BotFigures[],
  { column, order }: Sorting,
  text: string,
  locale: string,
): BotFigures[] {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const words = folded(text).split(/\s+/);
  const byName = (a: BotFigures, b: BotFigures) => compare(a.name, b.name) || compare(a.bot, b.bot);
  const sign = order === 'ascending' ? 1 : -1;
  return bots
    .filter(({ bot, name }) => {
      const where = folded(`${name} ${bot}`);
      return words.every((word) => where.includes(word));
    })
    .sort((a, b) => {
      if (column === 'name') return sign * byName(a, b);
      const waits = Number(a.firstDay === undefined) - Number(b.firstDay === undefined);
      return waits || sign * (a.period[column] - b.period[column]) || byName(a, b);
    });
}

/** Neither accents nor capitals keep anybody from finding a name. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
