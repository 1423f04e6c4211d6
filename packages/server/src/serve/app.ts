import { OpenAPIHono } from '@hono/zod-openapi';
import { serveBots } from './bots.ts';
import { createCallers } from './caller.ts';
import { serveConnections } from './connections.ts';
import { serveDeliveries } from './deliveries.ts';
import type { ServeEnv } from './env.ts';
import { createErrorAnswer } from './errors.ts';
import { afterSetup, localNamesOnly, ownPagesOnly } from './guards.ts';
import { securityHeaders } from './headers.ts';
import { serveHealth } from './health.ts';
import { serveHooks } from './hooks.ts';
import { serveLifecycle } from './lifecycle.ts';
import { serveLive } from './live-route.ts';
import { serveMessages } from './messages.ts';
import { createMethodAnswer } from './methods.ts';
import { serveMetrics } from './metrics-route.ts';
import { serveNotes } from './notes.ts';
import { serveNow } from './now.ts';
import { serveOpenApi } from './openapi-route.ts';
import { serveOverview } from './overview.ts';
import { servePages } from './pages.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { countRequests } from './request-count.ts';
import { serveRetention } from './retention.ts';
import { serveSample } from './sample.ts';
import { serveSdkPackage } from './sdk-package.ts';
import { serveSession } from './session.ts';
import { serveSetup } from './setup.ts';
import { serveSignIn } from './sign-in.ts';
import { createSlowBodies } from './slow-bodies.ts';
import { serveUsage } from './usage.ts';
import { serveWebchatScript } from './webchat-script.ts';
import { serveWeekHours } from './week-hours.ts';

export type App = OpenAPIHono<ServeEnv>;

/** The product over HTTP. The order is the policy: what stands above a guard does not pass it. */
export function createApp(parts: AppParts): App {
  const { access, isOpen, publicUrl } = parts;
  const app: App = new OpenAPIHono<ServeEnv>({ defaultHook: refuseInvalid });
  const shared = { ...parts, callers: createCallers(access, isOpen), slowBodies: createSlowBodies() };

  app.onError(createErrorAnswer(parts.log));
  if (isOpen) app.use(localNamesOnly);
  serveMessages(app, shared);
  serveWebchatScript(app, shared);
  serveSdkPackage(app, shared);
  serveHooks(app, shared);

  app.use(countRequests(parts.metrics), securityHeaders(publicUrl), ownPagesOnly(access));
  serveHealth(app, shared);
  serveBots(app, shared);
  serveUsage(app, shared);
  serveLifecycle(app, shared);
  serveOverview(app, shared);
  serveNow(app, shared);
  serveRetention(app, shared);
  serveWeekHours(app, shared);
  serveLive(app, shared);
  serveNotes(app, shared);
  serveConnections(app, shared);
  serveDeliveries(app, shared);
  serveSession(app, shared);
  serveSetup(app, shared);
  serveSample(app, shared);

  const shut = afterSetup(access, isOpen);
  app.use('/api/auth/*', shut);
  serveSignIn(app, shared);
  app.use('/metrics', shut);
  serveMetrics(app, shared);
  app.use('/openapi.json', shut);
  app.use('/docs', shut);
  serveOpenApi(app, parts);
  servePages(app, { webDirectory: parts.webDirectory, afterSetup: shut });
  app.notFound(createMethodAnswer(app));
  return app;
}

type Invalid = { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };

/** A body or parameter that its route's schema does not take. The values stay out of the answer. */
function refuseInvalid(result: Invalid): void {
  if (result.error === undefined) return;
  const details = result.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  throw new Refusal('invalid_request', { details });
}
