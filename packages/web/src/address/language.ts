import { useNavigate, useSearch } from '@tanstack/react-router';
import { isLanguage, type LanguageCode } from '../words/choice.ts';
import { readerLanguage, rememberLanguage } from '../words/memory.ts';

/** The part of every address that says in which language the page is. */
export type LanguageSearch = { lang?: LanguageCode };

export const languageSearch = ({ lang }: Record<string, unknown>): LanguageSearch => (isLanguage(lang) ? { lang } : {});

/** The language that the address asks for, or else the reader's own. */
export const useAddressLanguage = (): LanguageCode =>
  readerLanguage(useSearch({ strict: false, select: ({ lang }) => lang }));

/** Puts the language into the address, where it is part of what is shared, and remembers it for the next visit. */
export function useLanguageChoice(): (language: LanguageCode) => void {
  const navigate = useNavigate();
  return (lang) => {
    rememberLanguage(lang);
    void navigate({ to: '.', search: (before) => ({ ...before, lang }), replace: true, resetScroll: false });
  };
}
