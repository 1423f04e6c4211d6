import { expect, test } from 'vitest';
import { forwardFault } from '../../access/forward-address.ts';
import { lookupOf } from './addresses.ts';

/** An address as a name leads to it: looked up, it is itself. */
const isTaken = (address: string, isEncrypted: boolean): Promise<boolean> =>
  new Promise((resolve) => lookupOf(isEncrypted)(address, {}, (error) => resolve(error === null)));

/** The same, written into the bot's address. */
const isEntered = (address: string, isEncrypted: boolean): boolean =>
  forwardFault(`http${isEncrypted ? 's' : ''}://${address.includes(':') ? `[${address}]` : address}/`) === undefined;

test.each([
  [
    'nowhere where clouds hand out credentials',
    ['169.254.169.254', '169.254.0.1', 'fe80::1', 'febf::1', 'fd00:ec2::254', 'fd20:ce::254', '::ffff:169.254.169.254'],
    { encrypted: false, plain: false },
  ],
  [
    'nowhere where nobody is',
    ['0.0.0.0', '0.1.2.3', '224.0.0.1', '240.0.0.1', '255.255.255.255', '::', 'ff02::1', '::ffff:8.8.8.8'],
    { encrypted: false, plain: false },
  ],
  [
    'to this machine and private networks',
    [
      '10.1.2.3',
      '127.0.0.1',
      '127.9.9.9',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '::1',
      'fd00:ec2::253',
      'fc00::1',
    ],
    { encrypted: true, plain: true },
  ],
  [
    'everywhere else encrypted',
    [
      '8.8.8.8',
      '9.255.255.255',
      '172.15.0.1',
      '172.32.0.1',
      '169.253.0.1',
      '223.1.2.3',
      '2001:db8::1',
      'fec0::1',
      '::2',
    ],
    { encrypted: true, plain: false },
  ],
])('a delivery goes %s, written out and as a name leads there', async (_name, addresses, taken) => {
  for (const address of addresses) {
    const found = { encrypted: await isTaken(address, true), plain: await isTaken(address, false) };
    const entered = { encrypted: isEntered(address, true), plain: isEntered(address, false) };
    expect({ address, found, entered }).toEqual({ address, found: taken, entered: taken });
  }
});
