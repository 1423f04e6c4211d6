import 'react';

declare module 'react' {
  /** Our own custom properties, set from components. */
  // Only an interface merges with the library's.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above.
  interface CSSProperties {
    '--digits'?: number;
    '--mark'?: string | undefined;
    '--readout'?: string;
    '--sheet-font'?: string;
    '--widest-readout'?: string;
  }
}
