/**
 * Where the reader points: one bucket, in all charts at once. It lives outside React's state, so that moving it
 * re-renders only what shows it (bands and read-outs), never the marks.
 */
export type CursorState = {
  index: number | undefined;
  /** Stays where it is until it is let go. */
  pinned: boolean;
  /** A keyboard step is announced; a passing mouse is not. */
  source: 'pointer' | 'keyboard';
  /** The chart that was used last: its title leads the announcement. */
  chart: string | undefined;
};

type CursorMove = { index: number | undefined; source?: CursorState['source']; chart?: string };

export type Cursor = {
  get(): CursorState;
  subscribe(listener: () => void): () => void;
  /** Ignored while pinned, unless it comes from the keyboard: the pin then moves along. */
  move(to: CursorMove): void;
  /** Pins the bucket; the one already pinned is let go. */
  pinAt(index: number | undefined): void;
  clear(): void;
};

const nowhere: CursorState = { index: undefined, pinned: false, source: 'pointer', chart: undefined };

export function createCursor(): Cursor {
  let state = nowhere;
  const listeners = new Set<() => void>();
  const set = (next: CursorState): void => {
    const isSame = next.index === state.index && next.pinned === state.pinned && next.source === state.source;
    if (isSame && next.chart === state.chart) return;
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    move: ({ index, source = 'pointer', chart = state.chart }) => {
      if (state.pinned && source === 'pointer') return;
      set({ index, source, chart, pinned: state.pinned && index !== undefined });
    },
    pinAt: (index) => {
      if (index !== undefined) set({ ...state, index, pinned: !(state.pinned && state.index === index) });
    },
    clear: () => set(nowhere),
  };
}

/** The bucket an arrow key leads to from `index`; undefined for keys that do not walk. From nowhere, walking starts at an end. */
export function walk(key: string, index: number | undefined, count: number): number | undefined {
  const last = count - 1;
  if (last < 0) return undefined;
  switch (key) {
    case 'ArrowRight':
      return index === undefined ? 0 : Math.min(last, index + 1);
    case 'ArrowLeft':
      return index === undefined ? last : Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
