import type { ConnectorName } from '@turnout/contract';
import type { Platform } from './platform.ts';
import { telegram } from './telegram.ts';

/** One for each connector: the compiler asks for it. */
export const platforms: Readonly<Record<ConnectorName, Platform>> = { telegram };
