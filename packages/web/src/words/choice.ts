/** The languages of the page, each by its own name: a reader looks for the one they can read. */
export const languages = { en: 'English', es: 'Español', pt: 'Português' } as const;

export type LanguageCode = keyof typeof languages;

export const languageCodes = ['en', 'es', 'pt'] as const satisfies readonly LanguageCode[];

export const isLanguage = (value: unknown): value is LanguageCode =>
  typeof value === 'string' && Object.hasOwn(languages, value);

export type Reader = {
  /** What the address says, whatever it is. */
  address: unknown;
  /** What was chosen on an earlier visit. */
  remembered: unknown;
  /** What the browser asks for, the dearest first: `es-AR`, `en`. */
  preferred: readonly string[];
};

/** The address before what was chosen once, that before the browser's wishes, and English where none of them helps. */
export function chooseLanguage({ address, remembered, preferred }: Reader): LanguageCode {
  return [address, remembered, ...preferred.map(languageOf)].find(isLanguage) ?? 'en';
}

/** The reader's own flavour of the language, if the browser names one: es-AR and es-MX write numbers differently. */
export function localeFor(language: LanguageCode, preferred: readonly string[]): string {
  return preferred.find((locale) => languageOf(locale) === language && isKnown(locale)) ?? language;
}

const languageOf = (locale: string): string => locale.split('-', 1)[0]?.toLowerCase() ?? '';

/** A browser may be told anything; Intl would throw at what is not a locale at all. */
function isKnown(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
