import type { ConnectorName } from '@turnout/contract';
import type { Connector } from './connector.ts';
import { discord } from './discord.ts';
import { instagram } from './instagram.ts';
import { line } from './line.ts';
import { messenger } from './messenger.ts';
import { slack } from './slack.ts';
import { createTeams } from './teams.ts';
import { telegram } from './telegram.ts';
import { twilio } from './twilio.ts';
import { viber } from './viber.ts';
import { whatsapp } from './whatsapp.ts';

/** Every platform that delivers by webhook. Its fields are in the contract's `connectors`. */
export const hookConnectors: Readonly<Record<ConnectorName, Connector>> = {
  discord,
  instagram,
  line,
  messenger,
  slack,
  teams: createTeams({ fetch }),
  telegram,
  twilio,
  viber,
  whatsapp,
};
