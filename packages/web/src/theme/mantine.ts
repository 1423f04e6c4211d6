import { createTheme } from '@mantine/core';

/** Mantine's dark greys, from text to deepest, in the hue of tokens.css. */
const darkShades = [
  '#eceff2',
  '#c3cad1',
  '#9ba6b1',
  '#5f6a75',
  '#3d4650',
  '#262d34',
  '#1a2026',
  '#101418',
  '#0c0f12',
  '#080a0c',
] as const;

/** Mantine's part of the look; colours come from tokens.css, which overrides its custom properties. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '13px', sm: '15px', md: '15px', lg: '20px', xl: '20px' },
  defaultRadius: 6,
  colors: { dark: darkShades },
  respectReducedMotion: true,
  // What pops up belongs to the page's main part, for readers who move from landmark to landmark.
  components: {
    Popover: { defaultProps: { portalProps: { target: '#main' } } },
    Menu: { defaultProps: { portalProps: { target: '#main' } } },
  },
  autoContrast: true,
});
