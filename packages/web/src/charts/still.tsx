import { memo, type ReactNode } from 'react';

/**
 * What stays as it is while the timeline's window moves: titles, menus, switches. They would take as long to render
 * with every answer as the charts.
 */
export const Still = memo(
  ({ children }: { isMoving: boolean; children: ReactNode }) => children,
  (_before, { isMoving }) => isMoving,
);
