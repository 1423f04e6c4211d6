import type { ConnectorName } from '@turnout/contract';
import type { Connector } from './connector.ts';
import { discord } from './discord.ts';
import { slack } from './slack.ts';
import { createTeams } from './teams.ts';
import { telegram } from './telegram.ts';
import { twilio } from './twilio.ts';

/** Every platform that delivers by webhook. Its fields are in the contract's `connectors`. */
export const hookConnectors: Readonly<Record<ConnectorName, Connector>> = {
  discord,
  slack,
  teams: createTeams({ fetch }),
  telegram,
  twilio,
};
