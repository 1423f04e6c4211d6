import type { ConnectorName } from '@turnout/contract';
import { discord } from './discord.ts';
import type { Platform } from './platform.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { telegram } from './telegram.ts';
import { twilio } from './twilio.ts';

/** One for each connector: the compiler asks for it. */
export const platforms: Readonly<Record<ConnectorName, Platform>> = { discord, slack, teams, telegram, twilio };
