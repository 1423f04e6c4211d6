/** A stretch of the timeline that can be pressed, in pixels. */
export type Stretch = { left: number; width: number };

type Room = {
  /** Of the timeline. */
  width: number;
  /** The least a finger or a mouse can aim at. */
  target: number;
  /** How far a handle may stand out at either end. */
  spill: number;
};

/**
 * What can be pressed of a window: its two ends, and between them the window itself; none smaller than `target`, none
 * over another, whatever the window's size. The ends of a wide window lie on its edges, those of a narrow one beside it.
 */
export function reachOf(
  { left, right }: { left: number; right: number },
  { width, target, spill }: Room,
): { from: Stretch; window: Stretch; to: Stretch } {
  const [first, end] = [-spill, width + spill];
  if (right - left >= 3 * target) {
    const from = Math.max(first, left - target / 2);
    const to = Math.min(end - target, right - target / 2);
    return reach(from, to, target);
  }
  const middle = Math.max(target, right - left);
  const total = middle + 2 * target;
  const from = Math.max(first, Math.min(end - total, (left + right - total) / 2));
  return reach(from, from + target + middle, target);
}

const reach = (from: number, to: number, target: number) => ({
  from: { left: from, width: target },
  window: { left: from + target, width: to - from - target },
  to: { left: to, width: target },
});
