import { BlockList, isIP } from 'node:net';

type Subnets = readonly (readonly [string, number, 'ipv4' | 'ipv6'])[];

const listOf = (subnets: Subnets) => {
  const list = new BlockList();
  for (const subnet of subnets) list.addSubnet(...subnet);
  return (address: string): boolean => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
};

const isListedNobodys = listOf([
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

/** Where no bot can be: addresses of a machine's own network card, where clouds hand out credentials, and such that are nobody's. */
export const isNobodysAddress = (address: string): boolean =>
  // Another way to write one of IPv4, which nobody needs. In the list it would stand for all of those.
  /^::ffff:/i.test(address) || isListedNobodys(address);

/** Of this machine or of a private network: there, a delivery may go without encryption. */
export const isPrivateAddress = listOf([
  ['10.0.0.0', 8, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
]);
