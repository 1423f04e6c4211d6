import { type RefObject, useEffect, useRef, useState } from 'react';

/** Most of a screen ahead: what is loaded then is there when the reader is. */
const ahead = '600px 0px';

/** `wasNear`: the element has come near the window, at least once; `isSeen`: some of it is in the window now. */
export type Sight = { wasNear: boolean; isSeen: boolean };

export function useSight(): [RefObject<HTMLElement | null>, Sight] {
  const ref = useRef<HTMLElement>(null);
  const [sight, setSight] = useState<Sight>({ wasNear: false, isSeen: false });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const near = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting === true && setSight((now) => ({ ...now, wasNear: true })),
      { rootMargin: ahead },
    );
    const seen = new IntersectionObserver(
      ([entry]) => entry !== undefined && setSight((now) => ({ ...now, isSeen: entry.isIntersecting })),
    );
    near.observe(element);
    seen.observe(element);
    return () => {
      near.disconnect();
      seen.disconnect();
    };
  }, []);
  return [ref, sight];
}
