/** The page below its top bar, ready to take the focus, which it does not take by itself. */
export function focusMain(): void {
  focusOn(document.getElementById('main'));
}

/** Puts the focus on what is not pressed or typed in, so that reading goes on from there; nothing scrolls. */
export function focusOn(element: HTMLElement | null): void {
  if (element === null) return;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
