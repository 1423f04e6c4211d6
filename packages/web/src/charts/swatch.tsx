import { usePatternFill } from '../patterns/patterns.tsx';

type SwatchProps = { platform: string; colour: string; y: number };

/** A platform's colour inside a drawing. */
export function Swatch({ platform, colour, y }: SwatchProps) {
  const fill = usePatternFill()(platform);
  return (
    <g
      className={fill === undefined ? 'mark' : 'mark is-patterned'}
      style={{ color: colour, '--mark': fill }}
      data-platform={platform}
    >
      <rect width={fill === undefined ? 11 : 14} height={11} rx={2} y={y} />
    </g>
  );
}
