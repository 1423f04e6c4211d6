/** The steps of loyalty.css, from nearly nothing to the most. */
export const tintSteps = 9;

/** The tint of a value against the one that gets the strongest: even steps for even differences; none for nothing. */
export function tintOf(value: number | undefined, strongest: number): number {
  if (value === undefined || value <= 0 || strongest <= 0) return 0;
  return Math.max(1, Math.min(tintSteps, Math.ceil((value / strongest) * tintSteps)));
}

export const tintColour = (tint: number): string => (tint === 0 ? 'var(--tint-none)' : `var(--tint-${tint})`);
