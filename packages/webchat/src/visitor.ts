const place = 'turnout-visitor';

export type Visitor = {
  /** The anonymous id of this browser, made and kept when it is first asked for. */
  id(): string;
  forget(): void;
};

/**
 * An id of 128 random bits in localStorage, which says nothing about anybody. Where the browser forbids that, it lasts
 * as long as the page.
 */
export function createVisitor(): Visitor {
  let made: string | undefined;
  const ofThisPage = () => {
    made ??= randomId();
    return made;
  };
  return {
    id() {
      try {
        // Read anew each time: of two tabs that begin at once, both end up with the id that was written last.
        const kept = localStorage.getItem(place);
        if (kept !== null && /^[\da-f]{32}$/.test(kept)) return kept;
        localStorage.setItem(place, ofThisPage());
      } catch {}
      return ofThisPage();
    },
    forget() {
      made = undefined;
      try {
        localStorage.removeItem(place);
      } catch {}
    },
  };
}

export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
