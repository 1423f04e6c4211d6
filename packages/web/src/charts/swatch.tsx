import { usePatterns } from '../patterns/patterns.tsx';
import { TileLines } from '../patterns/tile-lines.tsx';

type SwatchProps = { platform: string; colour: string; y: number };

/** A platform's colour inside a drawing, with its pattern where there are patterns. */
export function Swatch({ platform, colour, y }: SwatchProps) {
  const fill = usePatterns().fill(platform);
  const box = { x: 0, y, width: fill === undefined ? 11 : 14, height: 11 };
  return (
    <g
      className={fill === undefined ? 'mark' : 'mark is-patterned'}
      style={{ color: colour, '--mark': fill }}
      data-platform={platform}
    >
      <rect {...box} rx={2} />
      <TileLines platform={platform} boxes={[box]} />
    </g>
  );
}
