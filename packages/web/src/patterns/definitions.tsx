import { memo } from 'react';
import type { PlatformLook } from '../theme/platforms.ts';
import { tileOf } from './tiles.ts';

type DefinitionsProps = { id: string; looks: ReadonlyMap<string, PlatformLook> };

/** Two a platform: light on its colour, and, for the second bar of a pair, its colour on a lighter one. */
export const PatternDefinitions = memo(function PatternDefinitions({ id, looks }: DefinitionsProps) {
  return (
    <defs>
      {[...looks].flatMap(([platform, { colour, tile }]) => {
        const { size, path, width, isRound = false } = tileOf(tile);
        return ['', '-second'].map((variant) => (
          <pattern
            key={platform + variant}
            id={`${id}${platform}${variant}`}
            className={variant === '' ? 'tile' : 'tile tile-second'}
            style={{ color: colour }}
            width={size}
            height={size}
            patternUnits="userSpaceOnUse"
          >
            <rect className="tile-ground" width={size} height={size} />
            <path
              className={width === undefined ? 'tile-shape' : 'tile-line'}
              d={path}
              strokeWidth={width}
              strokeLinecap={isRound ? 'round' : 'butt'}
            />
          </pattern>
        ));
      })}
    </defs>
  );
});
