import { tintColour, tintSteps } from './tint.ts';

type TintKeyProps = { low: string; high: string; name?: string };

/** What the tints mean, from the least to the most. */
export function TintKey({ low, high, name }: TintKeyProps) {
  return (
    <p className="tint-key">
      <span>{low}</span>
      <span className="tint-ramp" aria-hidden="true">
        {Array.from({ length: tintSteps }, (_, step) => tintColour(step + 1)).map((colour) => (
          <i key={colour} style={{ background: colour }} />
        ))}
      </span>
      <span>{high}</span>
      {name !== undefined && <span>{name}</span>}
    </p>
  );
}
