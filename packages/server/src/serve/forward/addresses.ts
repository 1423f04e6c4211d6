import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList } from 'node:net';

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;
type Lookup = (host: string, options: LookupOptions, found: Found) => void;

/**
 * Looks a bot's name up, and takes no address where no bot can be: a name may lead anywhere, also to where clouds hand out
 * credentials. Without encryption it takes private addresses alone.
 */
export const lookupOf = (isEncrypted: boolean): Lookup => {
  const isTaken = ({ address, family }: LookupAddress) => {
    const type = family === 6 ? 'ipv6' : 'ipv4';
    return !nobodys.check(address, type) && (isEncrypted || privates.check(address, type));
  };
  return (host, options, found) =>
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return found(error, []);
      const taken = addresses.filter(isTaken);
      const [first] = taken;
      if (first === undefined) return found(new Error('The name leads to an address that is not taken.'), []);
      return options.all === true ? found(null, taken) : found(null, first.address, first.family);
    });
};

const listOf = (subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]) => {
  const list = new BlockList();
  for (const subnet of subnets) list.addSubnet(...subnet);
  return list;
};

const nobodys = listOf([
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 128, 'ipv6'],
  // Private by their form, but where AWS and Google Cloud hand out credentials.
  ['fd00:ec2::254', 128, 'ipv6'],
  ['fd20:ce::254', 128, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]);

const privates = listOf([
  ['10.0.0.0', 8, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
]);
