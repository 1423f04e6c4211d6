import { createContext, type ReactNode, useContext, useId, useMemo } from 'react';
import type { PlatformLook } from '../theme/platforms.ts';
import { PatternDefinitions } from './definitions.tsx';

/** What a platform's marks are filled with; undefined while its colour alone does. */
type Fill = (platform: string, isSecond?: boolean) => string | undefined;

const FillContext = createContext<Fill>(() => undefined);

type PatternsProps = {
  looks: ReadonlyMap<string, PlatformLook> | undefined;
  isOn: boolean;
  /** Inside a drawing: then they go along when it is taken out of the page. */
  isInDrawing?: boolean;
  children: ReactNode;
};

/** Marks and chips inside carry their platform's pattern as well as its colour. */
export function Patterns({ looks, isOn, isInDrawing = false, children }: PatternsProps) {
  const id = useId();
  const fill = useMemo(
    (): Fill => (platform, isSecond) => (isOn ? `url(#${id}${platform}${isSecond ? '-second' : ''})` : undefined),
    [isOn, id],
  );
  const definitions = isOn && looks !== undefined && <PatternDefinitions id={id} looks={looks} />;
  return (
    <FillContext value={fill}>
      {/* TRAP: nothing inside an element that is not displayed at all can be painted with. */}
      {isInDrawing
        ? definitions
        : definitions && (
            <svg className="pattern-definitions" aria-hidden="true">
              {definitions}
            </svg>
          )}
      {children}
    </FillContext>
  );
}

export const usePatternFill = (): Fill => useContext(FillContext);
