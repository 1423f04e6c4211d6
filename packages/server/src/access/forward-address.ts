import { isIP } from 'node:net';
import { isNobodysAddress, isPrivateAddress } from './networks.ts';

/** What is wrong with a bot's own address, as a sentence: it is https, or http in a private network. */
export function forwardFault(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    return 'This is no address such as https://bot.example.org/webhook.';
  if (url.username !== '' || url.password !== '') return 'An address with a user name or a password is not taken.';
  if (url.hash !== '') return 'An address with a # is not taken.';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const isAddress = isIP(host) !== 0;
  if (isAddress && isNobodysAddress(host)) return 'No bot can be at this address.';
  if (url.protocol === 'http:' && !(isAddress ? isPrivateAddress(host) : isPrivateName(host))) {
    return 'Use https://: http:// is for addresses of this machine and of a private network.';
  }
  return undefined;
}

/** As far as a name tells; where it leads to is looked at when it is looked up. A name without a dot is no public one. */
const isPrivateName = (name: string): boolean =>
  !name.includes('.') || /\.(?:localhost|local|internal|lan)$/.test(name);
