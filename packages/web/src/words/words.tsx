import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createDateWords, type DateWords } from './dates.ts';
import { en, type Words } from './en.ts';
import { createNumberWords, type NumberWords } from './numbers.ts';

/** What a component needs to write anything: the texts, the numbers, and dates in the zone at hand. */
export type Language = { locale: string; words: Words; numbers: NumberWords; dates: DateWords };

const LanguageContext = createContext<Language | undefined>(undefined);

/** The reader's own flavour of the language, if the browser names one: en-GB and en-US write dates differently. */
const localeFor = (language: string): string =>
  navigator.languages.find((locale) => locale === language || locale.startsWith(`${language}-`)) ?? language;

export function LanguageProvider({ timezone, children }: { timezone: string; children: ReactNode }) {
  const language = useMemo(() => {
    const locale = localeFor('en');
    return { locale, words: en, numbers: createNumberWords(locale), dates: createDateWords(locale, timezone) };
  }, [timezone]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === undefined) throw new Error('useLanguage needs a LanguageProvider above it');
  return language;
}
