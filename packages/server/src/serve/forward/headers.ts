/** Name, value, name, value, …: as Node reads and writes them, in their order and spelling. */
export type RawHeaders = readonly string[];
type Pair = [name: string, value: string];

/** Of one connection alone (RFC 9110, 7.6.1), or made anew for the next one. */
const ofConnection = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** These would speak for Turnout's own address, or set cookies there. */
const ofOrigin = new Set(['alt-svc', 'clear-site-data', 'set-cookie', 'strict-transport-security']);

/** Says which Turnouts a delivery went through: one that comes back is as genuine as before, and would go round for ever. */
const marker = 'Turnout-Passed-By';

/** What of a platform's request goes on to the bot: everything that is not of the connection, unchanged, and who passes it on. */
export function passedHeaders(
  { headers, body, method }: { headers: RawHeaders; body: Buffer; method: string },
  to: URL,
  passer: string,
): string[] {
  const length = body.length > 0 || method !== 'GET' ? ['Content-Length', String(body.length)] : [];
  return ['Host', to.host, ...endToEnd(headers).flat(), marker, passer, ...length];
}

export const wasPassedBy = (headers: RawHeaders, passer: string): boolean =>
  pairsOf(headers).some(([name, value]) => name.toLowerCase() === marker.toLowerCase() && value.includes(passer));

/** What of a bot's answer goes on to the platform. */
export function answeredHeaders(raw: RawHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of endToEnd(raw)) if (!ofOrigin.has(name.toLowerCase())) headers.append(name, value);
  headers.set('X-Content-Type-Options', 'nosniff');
  return headers;
}

function endToEnd(raw: RawHeaders): Pair[] {
  const pairs = pairsOf(raw);
  const named = pairs.filter(([name]) => name.toLowerCase() === 'connection').flatMap(([, value]) => value.split(','));
  const dropped = new Set([...ofConnection, ...named.map((name) => name.trim().toLowerCase())]);
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase()));
}

function pairsOf(raw: RawHeaders): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return pairs;
}
