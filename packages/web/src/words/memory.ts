import { chooseLanguage, type LanguageCode } from './choice.ts';

const key = 'turnout-language';

export function rememberLanguage(language: LanguageCode): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Storage may be forbidden; the address still holds the choice.
  }
}

/** The language for this reader, at an address that asks for `address`. */
export function readerLanguage(address: unknown): LanguageCode {
  return chooseLanguage({ address, remembered: rememberedLanguage(), preferred: navigator.languages });
}

function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
