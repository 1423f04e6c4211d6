import { useLanguage } from '../words/words.tsx';
import { focusMain } from './main-part.ts';

/** The first stop of the Tab key, seen only there: past the top bar, which is the same on every page. */
export function SkipLink() {
  const { words } = useLanguage();
  return (
    // biome-ignore lint/a11y/useValidAnchor: it leads to a place in the page, and only keeps that out of the address.
    <a
      href="#main"
      className="skip-link"
      data-testid="skip-link"
      onClick={(event) => {
        // The address holds what is shown, not where the focus is.
        event.preventDefault();
        document.getElementById('main')?.scrollIntoView();
        focusMain();
      }}
    >
      {words.header.skip}
    </a>
  );
}
