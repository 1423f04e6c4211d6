import { useEffect } from 'react';
import { focusOn } from './main-part.ts';

/** Who uses a keyboard or a screen reader stays where they were, though what they pressed is there no more. */
export const useKeptFocus = (): void => useEffect(() => keepFocus(document), []);

/** Menus give the focus back after some 10 ms. */
const patienceMs = 60;

/**
 * When the element with the focus is taken off the page, such as a button that has done its work or a link that led to
 * another page, the browser leaves the focus nowhere. It goes to the smallest part of the page around it that is left.
 */
function keepFocus(page: Document): () => void {
  /** What had the focus, and what that lay in, from the inside out. */
  let trail: HTMLElement[] = [];
  const remember = ({ target }: FocusEvent) => {
    trail = pathFrom(target);
  };
  const forget = ({ target }: FocusEvent) => {
    // Some browsers say that an element lost the focus when it was taken off the page, just before it is.
    queueMicrotask(() => {
      const isLeft = target instanceof HTMLElement && target.isConnected && page.activeElement !== target;
      if (isLeft && trail[0] === target) trail = [];
    });
  };
  const look = () => {
    if (trail[0] === undefined || trail[0].isConnected) return;
    // A moment later: who opened what has gone takes the focus back by itself.
    setTimeout(() => {
      if (trail[0] === undefined || trail[0].isConnected || page.activeElement !== page.body) return;
      const place = trail.find((element) => element.isConnected && element.matches('main, section, [role=group]'));
      focusOn(place ?? page.getElementById('main'));
    }, patienceMs);
  };
  const observer = new MutationObserver(look);
  observer.observe(page.body, { childList: true, subtree: true });
  page.addEventListener('focusin', remember);
  page.addEventListener('focusout', forget);
  return () => {
    observer.disconnect();
    page.removeEventListener('focusin', remember);
    page.removeEventListener('focusout', forget);
  };
}

function pathFrom(target: EventTarget | null): HTMLElement[] {
  const path: HTMLElement[] = [];
  let element = target instanceof HTMLElement ? target : null;
  while (element !== null) {
    path.push(element);
    element = element.parentElement;
  }
  return path;
}
