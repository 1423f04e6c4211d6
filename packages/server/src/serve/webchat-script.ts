import type { OpenAPIHono } from '@hono/zod-openapi';
import { readAssets } from './assets.ts';
import type { ServeEnv } from './env.ts';
import { answerAsset } from './pages.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { countRequests } from './request-count.ts';

/** Its address stays, so that pages keep it; a new version reaches them within the hour. */
const caching = 'public, max-age=3600';

/**
 * GET /webchat.js: the snippet that public pages load. It holds no secret, and stands above the headers that keep what
 * is ours out of other sites' pages.
 */
export function serveWebchatScript(
  app: OpenAPIHono<ServeEnv>,
  { webchatDirectory, metrics }: Pick<AppParts, 'webchatDirectory' | 'metrics'>,
): void {
  const asset = readAssets(webchatDirectory).get('/webchat.js');
  app.get('/webchat.js', countRequests(metrics), (c) => {
    if (asset === undefined) {
      throw new Refusal('not_found', { message: 'The snippet is not built; start Turnout with `npm start`.' });
    }
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    // For pages that check it by its hash (`integrity`), which browsers do with what may be read only.
    c.header('Access-Control-Allow-Origin', '*');
    return answerAsset(c, asset, caching);
  });
}
