import { createContext, type ReactNode, useContext, useId, useMemo } from 'react';
import type { PlatformLook } from '../theme/platforms.ts';
import { PatternDefinitions } from './definitions.tsx';
import { type Tile, tileOf } from './tiles.ts';

type Looks = ReadonlyMap<string, PlatformLook> | undefined;

type PatternsValue = {
  /** What a platform's marks are filled with; undefined while its colour alone does. */
  fill(platform: string, isSecond?: boolean): string | undefined;
  /** What is drawn over that, where the fill is not a pattern by itself. */
  tile(platform: string): Tile | undefined;
};

const PatternsContext = createContext<PatternsValue>({ fill: () => undefined, tile: () => undefined });

type PatternsProps = { looks: Looks; isOn: boolean; children: ReactNode };

/** Marks and chips inside carry their platform's pattern as well as its colour. */
export function Patterns({ looks, isOn, children }: PatternsProps) {
  const id = useId();
  const value = useMemo(
    (): PatternsValue => ({
      fill: (platform, isSecond) => (isOn ? `url(#${id}${platform}${isSecond ? '-second' : ''})` : undefined),
      tile: () => undefined,
    }),
    [isOn, id],
  );
  return (
    <PatternsContext value={value}>
      {/* TRAP: nothing inside an element that is not displayed at all can be painted with. */}
      {isOn && looks !== undefined && (
        <svg className="pattern-definitions" aria-hidden="true">
          <PatternDefinitions id={id} looks={looks} />
        </svg>
      )}
      {children}
    </PatternsContext>
  );
}

/**
 * The same in files and on paper, drawn line by line: a browser makes a picture of each mark that is filled with a pattern when
 * it writes a PDF (52 MB for a bot on fifteen platforms, 0.6 MB so), and programs that open drawings do not all know patterns.
 */
export function DrawnPatterns({ looks, isOn, children }: PatternsProps) {
  const value = useMemo(
    (): PatternsValue => ({
      fill: (_, isSecond) => (isOn ? (isSecond ? 'var(--tile-second)' : 'currentcolor') : undefined),
      tile: (platform) => (isOn ? tileOf(looks?.get(platform)?.tile) : undefined),
    }),
    [looks, isOn],
  );
  return <PatternsContext value={value}>{children}</PatternsContext>;
}

export const usePatterns = (): PatternsValue => useContext(PatternsContext);
