type SwatchProps = { platform: string; colour: string; y: number };

/** A platform's colour inside a drawing. */
export function Swatch({ platform, colour, y }: SwatchProps) {
  return (
    <g className="mark" style={{ color: colour }} data-platform={platform}>
      <rect width={11} height={11} rx={2} y={y} />
    </g>
  );
}
