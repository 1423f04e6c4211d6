import { tintColour, tintSteps } from './tint.ts';

type TintKeyProps = { low: string; high: string; name?: string };

/** What the tints mean, from the least to the most. */
export function TintKey({ low, high, name }: TintKeyProps) {
  return (
    <p className="tint-key">
      <span>{low}</span>
      <span className="tint-ramp" aria-hidden="true">
        {Array.from({ length: tintSteps }, (_, step) => step + 1).map((tint) => (
          <i key={tint} style={{ '--tint': tintColour(tint), '--fullness': tint / tintSteps }} />
        ))}
      </span>
      <span>{high}</span>
      {name !== undefined && <span>{name}</span>}
    </p>
  );
}
