import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useLanguage } from '../words/words.tsx';
import { MoonIcon, SunIcon } from './icons.tsx';

/** Light or dark; until it is pressed, the system decides. */
export function SchemeToggle() {
  const { words } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const label = scheme === 'dark' ? words.header.toLight : words.header.toDark;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      data-testid="scheme-toggle"
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      {scheme === 'dark' ? <SunIcon /> : <MoonIcon />}
    </button>
  );
}
