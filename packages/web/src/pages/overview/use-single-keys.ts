import { useState } from 'react';

const place = 'turnout-single-keys';

/** Whether letters work as keys, as the reader left it. */
export function useSingleKeys(): [boolean, (isOn: boolean) => void] {
  const [isOn, setIsOn] = useState(remembered);
  return [
    isOn,
    (next) => {
      setIsOn(next);
      try {
        localStorage.setItem(place, next ? 'on' : 'off');
      } catch {
        // Storage may be forbidden; then it holds until the page is left.
      }
    },
  ];
}

function remembered(): boolean {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
}
