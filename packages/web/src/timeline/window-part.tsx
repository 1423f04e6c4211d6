import type { Stretch } from './reach.ts';
import type { Part } from './window.ts';

type WindowPartProps = {
  part: Exclude<Part, 'empty'>;
  name: string;
  reach: Stretch;
  /** In days since the first one of the timeline. */
  lowest: number;
  highest: number;
  value: number;
  /** The value in words. */
  text: string;
  helpId: string;
};

/** What can be taken hold of: an end of the window, or the window. The track around it handles what is done to it. */
export function WindowPart({ part, name, reach, lowest, highest, value, text, helpId }: WindowPartProps) {
  return (
    <div
      className={part === 'window' ? 'timeline-grip' : 'timeline-handle'}
      data-part={part}
      data-testid={`timeline-${part}`}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-describedby={helpId}
      aria-valuemin={lowest}
      aria-valuemax={highest}
      aria-valuenow={value}
      aria-valuetext={text}
      style={{ left: reach.left, width: reach.width }}
    />
  );
}
