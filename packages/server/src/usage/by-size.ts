/** The order in which platforms are listed: the largest first, equal ones by name. For `sort`. */
export const bySize =
  <Listed extends { platform: string }>(size: (listed: Listed) => number) =>
  (a: Listed, b: Listed): number =>
    size(b) - size(a) || (a.platform < b.platform ? -1 : 1);
