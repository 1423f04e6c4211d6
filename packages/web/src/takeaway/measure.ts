import type { Measure } from './sheet-layout.ts';

/** Wider than measured by this: whoever opens the picture may have other letters than this machine. */
const slack = 1.08;

/** Measures in a family of letters of this machine. */
export function createMeasure(family: string): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('This browser measures no text.');
  return (text, size, weight = 400) => {
    context.font = `${weight} ${size}px ${family}`;
    return context.measureText(text).width * slack;
  };
}
