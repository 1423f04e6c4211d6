/**
 * Stamps inserts with `received_at` and knows up to where everything stamped is on disk.
 *
 * Laws: stamps strictly increase, whatever the wall clock does; `settled` never decreases; once it has returned s, no
 * insert stamped ≤ s is under way or will ever begin.
 */
export type CommitClock = {
  /** The stamp (epoch ms) of one insert, which counts as under way until {@link end}. */
  begin(): number;
  /** The insert is over, on disk or failed. */
  end(receivedAt: number): void;
  /** The greatest millisecond such that every insert stamped at or before it is over. */
  settled(): number;
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
    settled() {
      for (const first of underWay) return first - 1;
      // The floor goes along: a wall clock that is set back must not bring a stamp into what was called settled.
      floor = Math.max(floor, now() - 1);
      return floor;
    },
    startAfter(ms) {
      floor = Math.max(floor, ms);
    },
  };
}
