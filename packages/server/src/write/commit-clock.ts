/**
 * Stamps inserts with `received_at` and knows which of them are over, on disk for good.
 *
 * Laws: stamps strictly increase, whatever the wall clock does; what was once seen is never added to: no later insert
 * has a stamp at or before `until`, and those under way are named.
 */
export type CommitClock = {
  /** The stamp (epoch ms) of one insert, which counts as under way until {@link end}. */
  begin(): number;
  /** The insert is over, on disk or failed. */
  end(receivedAt: number): void;
  /** Every insert stamped until `until` is over, but for those `underWay` (their stamps, ascending). */
  seen(): { until: number; underWay: readonly number[] };
  /** Never hand out `ms` or less: called at the start with the greatest stamp in the store. */
  startAfter(ms: number): void;
};

export function createCommitClock({ now }: { now(): number }): CommitClock {
  /** In the order of their stamps: a Set keeps the order of insertion. */
  const underWay = new Set<number>();
  /** No later stamp is at or below this. */
  let floor = 0;

  return {
    begin() {
      floor = Math.max(now(), floor + 1);
      underWay.add(floor);
      return floor;
    },
    end(receivedAt) {
      underWay.delete(receivedAt);
    },
    seen() {
      // The floor goes along: a wall clock that is set back must not bring a stamp into what was seen.
      floor = Math.max(floor, now() - 1);
      return { until: floor, underWay: [...underWay] };
    },
    startAfter(ms) {
      floor = Math.max(floor, ms);
    },
  };
}
