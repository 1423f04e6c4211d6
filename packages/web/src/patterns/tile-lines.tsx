import { useId } from 'react';
import { usePatterns } from './patterns.tsx';
import { type Box, tilePath } from './tiles.ts';

type TileLinesProps = {
  platform: string;
  isSecond?: boolean;
  /** Where the marks are. */
  boxes: readonly Box[];
  /** Their outline, where they are not the boxes themselves. */
  outline?: string;
};

/** A platform's pattern over its marks, drawn line by line and cut to them; nothing where the fill is a pattern. */
export function TileLines({ platform, isSecond = false, boxes, outline }: TileLinesProps) {
  const id = useId();
  const tile = usePatterns().tile(platform);
  if (tile === undefined || tile.path === '' || boxes.length === 0) return null;
  return (
    <g className={isSecond ? 'tile tile-second' : 'tile'}>
      <clipPath id={id}>
        <path
          d={outline ?? boxes.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('')}
        />
      </clipPath>
      <path
        className={tile.width === undefined ? 'tile-shape' : 'tile-line'}
        clipPath={`url(#${id})`}
        d={tilePath(tile, boxes)}
        strokeWidth={tile.width}
        strokeLinecap={tile.isRound === true ? 'round' : 'butt'}
      />
    </g>
  );
}
