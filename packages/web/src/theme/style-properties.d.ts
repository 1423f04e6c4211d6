import 'react';

declare module 'react' {
  /** Our own custom properties, set from components. */
  // Only an interface merges with the library's.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above.
  interface CSSProperties {
    '--digits'?: number;
    '--fullness'?: number;
    '--mark'?: string | undefined;
    '--names'?: string;
    '--plot'?: string;
    '--readout'?: string;
    '--rows'?: number;
    '--sheet-font'?: string;
    '--tint'?: string;
    '--values'?: string;
    '--widest-readout'?: string;
    '--middle'?: string;
  }
}
