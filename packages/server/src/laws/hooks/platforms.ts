import type { ConnectorName } from '@turnout/contract';
import { discord } from './discord.ts';
import { line } from './line.ts';
import { pagePlatform } from './page.ts';
import type { Platform } from './platform.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { telegram } from './telegram.ts';
import { twilio } from './twilio.ts';
import { viber } from './viber.ts';
import { whatsapp } from './whatsapp.ts';

/** One for each connector: the compiler asks for it. */
export const platforms: Readonly<Record<ConnectorName, Platform>> = {
  discord,
  instagram: pagePlatform('instagram', 'instagram'),
  line,
  messenger: pagePlatform('messenger', 'page'),
  slack,
  teams,
  telegram,
  twilio,
  viber,
  whatsapp,
};
