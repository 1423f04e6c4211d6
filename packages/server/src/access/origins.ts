const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Takes the host of a URL or of a Host header, with or without port. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d*$/, '').toLowerCase();
  return loopbackHosts.has(name) || name.endsWith('.localhost');
}

/**
 * Whether a page of this origin may act for the person who is signed in.
 *
 * With an https address it is that one alone. With a plain http one, which is what a trial on one machine or in one
 * network has, any name that leads here will do, as long as page and request name the same: a cookie set under one name
 * is not sent under another, so a foreign page that points a name of its own here finds nobody signed in.
 */
export function createOriginCheck(publicUrl: string): (origin: string, host: string | undefined) => boolean {
  const own = new URL(publicUrl);
  return (origin, host) => {
    if (origin === own.origin) return true;
    return own.protocol === 'http:' && host !== undefined && origin === `http://${host}`;
  };
}
