import type { LanguageCode } from './choice.ts';
import { en, type Words } from './en.ts';

/** English comes with the page, which is never without words; the others are fetched by those who read them. */
const fetchers: Record<Exclude<LanguageCode, 'en'>, () => Promise<Words>> = {
  es: async () => (await import('./es.ts')).es,
  pt: async () => (await import('./pt.ts')).pt,
};

const shelf = new Map<LanguageCode, Words>([['en', en]]);

/** The words of a language that has been fetched already. */
export const wordsAtHand = (language: LanguageCode): Words | undefined => shelf.get(language);

/** Rejects when the words cannot be fetched; a later try may succeed. */
export async function fetchWords(language: LanguageCode): Promise<Words> {
  const words = shelf.get(language) ?? (language === 'en' ? en : await fetchers[language]());
  shelf.set(language, words);
  return words;
}
