import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { type Cursor, type CursorState, createCursor } from './cursor.ts';

const CursorContext = createContext<Cursor | undefined>(undefined);

/** All charts inside share one cursor. */
export function CursorProvider({ children }: { children: ReactNode }) {
  const [cursor] = useState(createCursor);
  return <CursorContext value={cursor}>{children}</CursorContext>;
}

export function useCursor(): Cursor {
  const cursor = useContext(CursorContext);
  if (cursor === undefined) throw new Error('useCursor needs a CursorProvider above it');
  return cursor;
}

/** Re-renders its component at every step: only for what shows the cursor. Positions beyond the data count as none. */
export function useCursorState(count: number): CursorState {
  const cursor = useCursor();
  const state = useSyncExternalStore(cursor.subscribe, cursor.get);
  return state.index !== undefined && state.index >= count ? { ...state, index: undefined } : state;
}
