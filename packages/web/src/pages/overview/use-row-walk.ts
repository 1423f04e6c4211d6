import { type KeyboardEvent, type RefObject, useEffect } from 'react';

type RowWalk = {
  table: RefObject<HTMLTableElement | null>;
  field: RefObject<HTMLInputElement | null>;
  /** Letters and "/" work as keys: readers can turn that off (WCAG 2.1.4), arrows always do. */
  hasSingleKeys: boolean;
};

/**
 * The table without a mouse: arrows, J and K, Home and End walk from bot to bot, Enter is the link's own, "/" leads to the
 * field. Gives what listens inside the overview; "/", J and K also work while nothing on the page has the focus.
 */
export function useRowWalk({ table, field, hasSingleKeys }: RowWalk): (event: KeyboardEvent) => void {
  useEffect(() => {
    if (!hasSingleKeys) return undefined;
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { activeElement } = document;
      if (activeElement instanceof HTMLInputElement || activeElement?.closest('[role=dialog], [role=menu]')) return;
      if (event.key === '/') {
        event.preventDefault();
        field.current?.focus();
        field.current?.select();
      }
      if (activeElement === document.body && (event.key === 'j' || event.key === 'k')) linksOf(table)[0]?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [table, field, hasSingleKeys]);

  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const links = linksOf(table);
    const focused = document.activeElement;
    const at = focused instanceof HTMLElement ? links.indexOf(focused) : -1;
    const isInField = focused === field.current;
    const to = placeFor(event.key, at, links.length, isInField, hasSingleKeys);
    if (to === undefined) return;
    event.preventDefault();
    if (to === 'field') field.current?.focus();
    else links[to]?.focus();
    if (isInField && event.key === 'Enter' && to !== 'field') links[to]?.click();
  };
}

const linksOf = (table: RefObject<HTMLTableElement | null>): HTMLElement[] => [
  ...(table.current?.querySelectorAll<HTMLElement>('a[data-bot]') ?? []),
];

function placeFor(
  key: string,
  at: number,
  length: number,
  isInField: boolean,
  hasSingleKeys: boolean,
): number | 'field' | undefined {
  // From the field down into the table, or straight to the first bot found.
  if (isInField) return (key === 'ArrowDown' || key === 'Enter') && length > 0 ? 0 : undefined;
  if (at < 0) return undefined;
  if (key === 'ArrowDown' || (hasSingleKeys && key === 'j')) return Math.min(at + 1, length - 1);
  if (key === 'ArrowUp' || (hasSingleKeys && key === 'k')) return at === 0 ? 'field' : at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : undefined;
}
