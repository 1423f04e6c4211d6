import { createTheme } from '@mantine/core';

/** Mantine's part of the look; colours come from tokens.css, which overrides its custom properties. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '13px', sm: '15px', md: '15px', lg: '20px', xl: '20px' },
  defaultRadius: 6,
  respectReducedMotion: true,
  autoContrast: true,
});
