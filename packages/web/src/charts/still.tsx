import { memo, type ReactNode } from 'react';

type StillProps = {
  isMoving: boolean;
  /** What it says; where that changes, it follows all the same. */
  saying?: string;
  children: ReactNode;
};

/**
 * What stays as it is while the timeline's window moves: titles, menus, switches. They would take as long to render
 * with every answer as the charts.
 */
export const Still = memo(
  ({ children }: StillProps) => children,
  (before, { isMoving, saying }) => isMoving && before.saying === saying,
);
