import type { UsageQuestion } from '@turnout/contract';
import { stringifySearch, type ViewSearch } from '../address/search.ts';

type ExactView = {
  question: UsageQuestion;
  search: ViewSearch;
  lang: string;
  isPatterned: boolean;
};

/**
 * The address of exactly what is shown: "the last 30 days" are other days tomorrow and "automatic" may be another cut, so the
 * days and the cut of today are written out, and so are language and patterns, which a reader elsewhere has their own of.
 */
export function linkTo(page: URL, { question, search, lang, isPatterned }: ExactView): string {
  const { period: _period, patterns: _patterns, ...others } = search;
  const { from, to, granularity, compare } = question;
  // A period that is running now may be over when the link is opened: what it is compared with is written out, too.
  const beside = others.compare !== undefined && compare !== undefined && { compare };
  const exact = { ...others, from, to, granularity, ...beside, ...(isPatterned && { patterns: '1' }), lang };
  return `${page.origin}${page.pathname}${stringifySearch(exact)}`;
}

/** The table of the figures on the page, from the server that counted them. */
export function csvAddress(bot: string, { from, to, granularity, platforms }: UsageQuestion): string {
  return `/api/v1/bots/${encodeURIComponent(bot)}/usage.csv${stringifySearch({ from, to, granularity, platform: platforms })}`;
}
