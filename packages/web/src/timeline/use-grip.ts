import type { Granularity } from '@turnout/contract';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { Period } from '../period/presets.ts';
import type { Scrubbing } from './use-scrubbing.ts';
import { centred, dayAt, dragged, type Part, pressed } from './window.ts';

type GripParts = {
  extent: Period;
  /** What the window shows now. */
  period: Period;
  width: number;
  granularity: Granularity;
  scrubbing: Scrubbing;
};

type Grip = { part: Part; fromX: number; start: Period; hasMoved: boolean };

/** A hand trembles: so many pixels are not yet a drag. */
const trembleX = 3;
/** Keys pressed one after another are one change, which is over this long after the last. */
const keysRestMs = 500;

const parts: readonly string[] = ['from', 'to', 'window'] satisfies Part[];
const isPart = (name: string | undefined): name is Part => name !== undefined && parts.includes(name);

/** Which part of the window an event happened on; places beside it are empty. */
function partAt(target: EventTarget): Part {
  const name = target instanceof HTMLElement ? target.dataset['part'] : undefined;
  return isPart(name) ? name : 'empty';
}

/** What hands and keys do to the window: handlers for the track, which all of its parts lie in. */
export function useGrip({ extent, period, width, granularity, scrubbing }: GripParts) {
  const grip = useRef<Grip>(undefined);
  const keysRest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(keysRest.current), []);

  const xOf = (event: PointerEvent<HTMLElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left;
  const letGo = () => {
    grip.current = undefined;
    clearTimeout(keysRest.current);
    keysRest.current = undefined;
  };
  const settle = () => {
    letGo();
    scrubbing.settle();
  };
  const cancel = () => {
    letGo();
    scrubbing.cancel();
  };

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || grip.current !== undefined) return;
      grip.current = { part: partAt(event.target), fromX: xOf(event), start: period, hasMoved: false };
      event.currentTarget.setPointerCapture(event.pointerId);
      // The keys that follow belong to the window, wherever it was pressed: Escape puts it back.
      if (grip.current.part === 'empty') {
        event.preventDefault();
        event.currentTarget.querySelector<HTMLElement>('[data-part=window]')?.focus({ preventScroll: true });
      }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const held = grip.current;
      if (held === undefined) return;
      const { part, fromX, start } = held;
      const toX = xOf(event);
      if (!held.hasMoved && Math.abs(toX - fromX) < trembleX) return;
      held.hasMoved = true;
      scrubbing.move(dragged(extent, start, { part, fromX, toX, width }));
    },
    onPointerUp() {
      const held = grip.current;
      if (held === undefined) return;
      if (!held.hasMoved && held.part === 'empty') {
        scrubbing.move(centred(extent, held.start, dayAt(extent, held.fromX, width)));
      }
      settle();
    },
    /** The browser took the finger over, to scroll the page. */
    onPointerCancel: cancel,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const { key, shiftKey } = event;
      if (key === 'Escape') return cancel();
      if (grip.current !== undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = pressed(extent, period, { part: partAt(event.target), key, shiftKey, granularity });
      if (next === undefined) return;
      event.preventDefault();
      scrubbing.move(next);
      clearTimeout(keysRest.current);
      keysRest.current = setTimeout(settle, keysRestMs);
    },
    onBlur() {
      if (keysRest.current !== undefined) settle();
    },
  };
}
