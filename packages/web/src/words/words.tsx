import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type LanguageCode, localeFor } from './choice.ts';
import { createDateWords, type DateWords } from './dates.ts';
import { en, type Words } from './en.ts';
import { createNumberWords, type NumberWords } from './numbers.ts';
import { fetchWords, wordsAtHand } from './shelf.ts';

/** What a component needs to write anything: the texts, the numbers, and dates in the zone at hand. */
export type Language = {
  language: LanguageCode;
  /** The language as written where the reader lives, such as `es-AR`. */
  locale: string;
  words: Words;
  numbers: NumberWords;
  dates: DateWords;
};

type Speech = Pick<Language, 'language' | 'words'>;

const SpeechContext = createContext<Speech>({ language: 'en', words: en });
const LanguageContext = createContext<Language | undefined>(undefined);

/** Which words the page speaks. Those of another language may have to be fetched first: until then nothing changes. */
export function Speaker({ language, children }: { language: LanguageCode; children: ReactNode }) {
  const [speech, setSpeech] = useState<Speech>(() => speechOf(language) ?? { language: 'en', words: en });
  useEffect(() => {
    let isWanted = true;
    fetchWords(language).then(
      (words) => isWanted && setSpeech({ language, words }),
      // Without a connection, the page stays in the language it has.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  useEffect(() => {
    document.documentElement.lang = speech.language;
  }, [speech]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

function speechOf(language: LanguageCode): Speech | undefined {
  const words = wordsAtHand(language);
  return words && { language, words };
}

/** Dates and times inside are those of the zone. */
export function LanguageProvider({ timezone, children }: { timezone: string; children: ReactNode }) {
  const speech = useContext(SpeechContext);
  const value = useMemo((): Language => {
    const locale = localeFor(speech.language, navigator.languages);
    return {
      ...speech,
      locale,
      numbers: createNumberWords(locale),
      dates: createDateWords(locale, timezone, speech.words.quarterSign),
    };
  }, [speech, timezone]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === undefined) throw new Error('useLanguage needs a LanguageProvider above it');
  return language;
}
