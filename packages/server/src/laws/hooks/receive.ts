import { type ConnectorName, connectorNames } from '@turnout/contract';
import { createHasher } from '../../receive/hash.ts';
import type { Connector } from '../../receive/hooks/connector.ts';
import { hookConnectors } from '../../receive/hooks/connectors.ts';
import { createHookReceiver, type HookReceiver } from '../../receive/hooks/hook-receiver.ts';
import { createRandomId } from '../../receive/random-id.ts';
import { platforms } from './platforms.ts';

/** The connector, with keys of the tests where the real one asks the network. */
export const connectorOf = (name: ConnectorName): Connector => platforms[name].connector ?? hookConnectors[name];

/** The real receiver, which believes the platforms of the tests. */
export function receiveAsPlatforms(): HookReceiver {
  const receive = createHookReceiver({ hasher: createHasher('s'.repeat(43)), randomId: createRandomId() });
  const own = new Map(connectorNames.map((name) => [hookConnectors[name], connectorOf(name)]));
  return {
    admit: (connector, ...rest) => receive.admit(own.get(connector) ?? connector, ...rest),
    read: (bot, connector, ...rest) => receive.read(bot, own.get(connector) ?? connector, ...rest),
  };
}
