import { usePatterns } from './patterns.tsx';
import { TileLines } from './tile-lines.tsx';

/** A platform's colour before its name, with its pattern where there are patterns. */
export function Chip({ platform, colour }: { platform: string; colour: string | undefined }) {
  const fill = usePatterns().fill(platform);
  if (fill === undefined) return <i className="chip" style={{ color: colour }} />;
  return (
    <svg className="chip chip-tile" viewBox="0 0 12 12" style={{ color: colour }} aria-hidden="true">
      <rect width={12} height={12} style={{ fill }} />
      <TileLines platform={platform} boxes={[{ x: 0, y: 0, width: 12, height: 12 }]} />
    </svg>
  );
}
