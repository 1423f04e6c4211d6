/** Resolves to whether the text is in the clipboard now. */
export async function copyText(text: string): Promise<boolean> {
  // A page that came over plain HTTP from another machine has no clipboard of the new kind.
  if (!('clipboard' in navigator)) return copyOldWay(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

function copyOldWay(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
