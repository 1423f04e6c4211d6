/** Every number the page writes. Made once per language; nothing else formats numbers. */
export type NumberWords = {
  /** In full, grouped: 12,345. */
  count(value: number): string;
  /** For axes only: 12K. */
  compact(value: number): string;
  /** A part of a whole, 0 to 1, with one decimal: 93.5%. */
  share(part: number): string;
  /** The same for axes and narrow cells: 94%, and 4.2% where a whole number would say too little. */
  shortShare(part: number): string;
  /** A relative change with its sign: +12%. */
  change(ratio: number): string;
  /** A difference with its sign: +3. */
  difference(value: number): string;
  /** So many of one thing per other thing, with two decimals: 4.04. */
  ratio(value: number): string;
  /** The same for axes: 0.5. */
  short(value: number): string;
  /** How many times as much: ×12. */
  times(ratio: number): string;
};

export function createNumberWords(locale: string): NumberWords {
  const count = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const change = new Intl.NumberFormat(locale, {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: 0,
  });
  const smallChange = new Intl.NumberFormat(locale, {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: 1,
  });
  const difference = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 2 });
  const ratio = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const times = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return {
    count: (value) => count.format(value),
    // Spanish has "1,5 mil" in Spain and, as Unicode has it, "1,5 K" beside "20 k" elsewhere: nobody says that anywhere.
    compact: (value) =>
      locale.startsWith('es')
        ? partsOf(compact, value, (part) => (part.type === 'compact' ? part.value.replace(/^k$/i, 'mil') : part.value))
        : compact.format(value),
    share: (part) => {
      if (part === 0 || part === 1) return whole.format(part);
      // Neither nothing nor all may be rounded into the other.
      if (part < 0.001) return `<${share.format(0.001)}`;
      return part > 0.999 ? `>${share.format(0.999)}` : share.format(part);
    },
    shortShare: (part) => {
      if (part > 0 && part < 0.001) return `<${tenth.format(0.001)}`;
      if (part > 0.99 && part < 1) return `>${whole.format(0.99)}`;
      return (part < 0.0995 ? tenth : whole).format(part);
    },
    change: (ratio) => (Math.abs(ratio) < 0.1 ? smallChange : change).format(ratio),
    difference: (value) => difference.format(value),
    short: (value) => short.format(value),
    ratio: (value) => ratio.format(value),
    times: (value) => `×${times.format(value)}`,
  };
}

const partsOf = (format: Intl.NumberFormat, value: number, write: (part: Intl.NumberFormatPart) => string): string =>
  format.formatToParts(value).map(write).join('');
