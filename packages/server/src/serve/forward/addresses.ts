import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isNobodysAddress, isPrivateAddress } from '../../access/networks.ts';

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;
type Lookup = (host: string, options: LookupOptions, found: Found) => void;

/**
 * Looks a bot's name up, and takes no address where no bot can be: a name may lead anywhere, also to where clouds hand out
 * credentials. Without encryption it takes private addresses alone.
 */
export const lookupOf = (isEncrypted: boolean): Lookup => {
  const isTaken = ({ address }: LookupAddress) =>
    !isNobodysAddress(address) && (isEncrypted || isPrivateAddress(address));
  return (host, options, found) =>
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return found(error, []);
      const taken = addresses.filter(isTaken);
      const [first] = taken;
      if (first === undefined) return found(new Error('The name leads to an address that is not taken.'), []);
      return options.all === true ? found(null, taken) : found(null, first.address, first.family);
    });
};
