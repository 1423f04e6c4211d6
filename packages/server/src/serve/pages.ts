import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { type Asset, type Encoding, readAssets } from './assets.ts';
import type { ServeContext, ServeEnv } from './env.ts';
import { Refusal } from './refusal.ts';

/** The addresses that the dashboard itself understands; whatever else is asked for does not exist. */
const pages = ['/', '/b/:bot', '/b/:bot/connect', '/sign-in'];

type PagesParts = { webDirectory: string; afterSetup: MiddlewareHandler<ServeEnv> };

/** The dashboard: its files, and its one page at every address it has. */
export function servePages(app: OpenAPIHono<ServeEnv>, { webDirectory, afterSetup }: PagesParts): void {
  const assets = readAssets(webDirectory);
  const servePage = (c: ServeContext) => {
    const page = assets.get('/index.html');
    if (page === undefined) {
      throw new Refusal('not_found', { message: 'The dashboard is not built; start Turnout with `npm start`.' });
    }
    return answerAsset(c, page);
  };
  app.get('/setup', servePage);
  for (const address of pages) app.get(address, afterSetup, servePage);
  for (const [address, asset] of assets) {
    if (address !== '/index.html') app.get(address, (c) => answerAsset(c, asset));
  }
}

const usualCaching = ({ isImmutable }: Asset) => (isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');

/** A file as it is or packed, or that the browser has it already. */
export async function answerAsset(c: ServeContext, asset: Asset, caching = usualCaching(asset)): Promise<Response> {
  c.header('ETag', asset.etag);
  c.header('Cache-Control', caching);
  c.header('Vary', 'Accept-Encoding');
  if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304);
  const encoding = chooseEncoding(c.req.header('accept-encoding') ?? '', asset.encodings);
  if (encoding !== undefined) c.header('Content-Encoding', encoding);
  c.header('Content-Type', asset.contentType);
  return c.body(new Uint8Array(await asset.bytes(encoding)));
}

/** The first that the browser takes; `;q=0` is how it says that it does not. */
function chooseEncoding(accepted: string, encodings: readonly Encoding[]): Encoding | undefined {
  const offers = accepted.split(',').map((offer) => offer.replaceAll(' ', ''));
  const names = offers.filter((offer) => !/;q=0(?:\.0*)?$/.test(offer)).map((offer) => offer.split(';', 1)[0]);
  return encodings.find((encoding) => names.includes(encoding));
}
