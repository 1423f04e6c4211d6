import type { OpenAPIHono } from '@hono/zod-openapi';
import { readAssets } from './assets.ts';
import type { ServeEnv } from './env.ts';
import { answerAsset } from './pages.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { countRequests } from './request-count.ts';

/**
 * GET /turnout-sdk.tgz: the SDK as npm packs it, `npm install https://…/turnout-sdk.tgz`. So a bot has the one that belongs to its
 * Turnout, and its machine needs no other registry. It holds no secret.
 */
export function serveSdkPackage(
  app: OpenAPIHono<ServeEnv>,
  { sdkDirectory, metrics }: Pick<AppParts, 'sdkDirectory' | 'metrics'>,
): void {
  const asset = readAssets(sdkDirectory).get('/turnout-sdk.tgz');
  app.get('/turnout-sdk.tgz', countRequests(metrics), (c) => {
    if (asset === undefined) {
      throw new Refusal('not_found', { message: 'The SDK is not packed; start Turnout with `npm start`.' });
    }
    c.header('X-Content-Type-Options', 'nosniff');
    return answerAsset(c, asset);
  });
}
