/** What is wrong with a bot's own address, as a sentence: it is https, or http in a private network. */
export function forwardFault(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    return 'This is no address such as https://bot.example.org/webhook.';
  if (url.username !== '' || url.password !== '') return 'An address with a user name or a password is not taken.';
  if (url.hash !== '') return 'An address with a # is not taken.';
  if (nobodys.test(url.hostname)) return 'No bot can be at this address.';
  if (url.protocol === 'http:' && !isPrivateHost(url.hostname)) {
    return 'Use https://: http:// is for addresses of this machine and of a private network.';
  }
  return undefined;
}

/**
 * Whether a host is one of this machine or of a private network, as far as its name tells: there, a delivery may go without
 * encryption. A name without a dot is no public one.
 */
function isPrivateHost(host: string): boolean {
  if (host.startsWith('[')) return host === '[::1]' || /^\[f[cd]/.test(host);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return /^(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(host);
  return !host.includes('.') || /\.(?:localhost|local|internal|lan)$/.test(host);
}

/** Addresses of a machine's own network card, where clouds hand out credentials, and such that are nobody's. */
const nobodys =
  /^(?:169\.254\.|0\.|22[4-9]\.|2[3-5]\d\.|\[fe[89ab]|\[ff|\[::\]$|\[::ffff:|\[fd00:ec2::254\]$|\[fd20:ce::254\]$)/;
