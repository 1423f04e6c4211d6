import { useState } from 'react';
import { maxBars, type Shape } from './geometry.ts';

/** While the timeline's window moves, what needed room keeps it, so that nothing around it jumps. */
export function useSteady<Value>(value: Value, sizeOf: (value: Value) => number, isMoving: boolean): Value {
  const [largest, setLargest] = useState(value);
  const next = isMoving && sizeOf(largest) >= sizeOf(value) ? largest : value;
  // During the render: the width is right at once, without a frame in between.
  if (next !== largest) setLargest(next);
  return next;
}

/** So many buckets more or less do not turn bars into areas, or back, while the window moves. */
const slack = 4;

/** Bars up to about forty, areas beyond; a window of about that length does not flicker between the two. */
export function useSteadyShape(count: number, isMoving: boolean): Shape {
  const [before, setBefore] = useState<Shape>(() => shapeOf(count));
  const isNear = Math.abs(count - maxBars) <= slack;
  const shape = isMoving && isNear ? before : shapeOf(count);
  if (shape !== before) setBefore(shape);
  return shape;
}

const shapeOf = (count: number): Shape => (count > maxBars ? 'areas' : 'bars');
