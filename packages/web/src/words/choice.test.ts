import { expect, test } from 'vitest';
import { chooseLanguage, localeFor } from './choice.ts';

test.each<[why: string, address: unknown, remembered: unknown, preferred: string[], language: string]>([
  ['the address before all else', 'es', 'pt', ['en-US'], 'es'],
  ['what was chosen before, without an address', undefined, 'pt', ['en-US', 'es'], 'pt'],
  ['the browser, without a choice', undefined, null, ['es-AR', 'en'], 'es'],
  ['the first of the browser that there is', undefined, null, ['de-DE', 'pt-PT', 'en'], 'pt'],
  ['in whatever spelling', undefined, null, ['PT-br'], 'pt'],
  ['English for everybody else', undefined, null, ['de', 'fr'], 'en'],
  ['English without any wish', undefined, null, [], 'en'],
  ['no notice of an address that makes no sense', 'klingon', null, ['es'], 'es'],
  ['no notice of a choice that makes no sense', undefined, 'constructor', ['es'], 'es'],
  ['no notice of two languages at once', ['es', 'pt'], null, ['en'], 'en'],
])('%s', (_why, address, remembered, preferred, language) => {
  expect(chooseLanguage({ address, remembered, preferred })).toBe(language);
});

test.each<['en' | 'es' | 'pt', string[], string]>([
  ['es', ['es-AR', 'es-MX', 'en'], 'es-AR'],
  ['es', ['en-US', 'es-MX'], 'es-MX'],
  ['pt', ['en-US'], 'pt'],
  ['en', ['en-GB'], 'en-GB'],
  ['es', ['es_AR', 'es-ES'], 'es-ES'],
])('%s for a reader of %j is written as in %s', (language, preferred, locale) => {
  expect(localeFor(language, preferred)).toBe(locale);
});
