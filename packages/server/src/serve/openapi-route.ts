import type { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import type { ServeEnv } from './env.ts';
import { referenceHeaders, referencePage } from './reference.ts';

/** GET /openapi.json and /docs: what the routes registered until now say of themselves. */
export function serveOpenApi(
  app: OpenAPIHono<ServeEnv>,
  { version, publicUrl }: { version: string; publicUrl: string },
): void {
  const { openAPIRegistry: registry } = app;
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of scope `ingest`, `webchat` or `read`, made by `turnout key create`.',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: publicUrl.startsWith('https:') ? '__Secure-turnout.session_token' : 'turnout.session_token',
    description: 'The cookie of a person who has signed in.',
  });
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Turnout',
      version,
      description: 'Exact usage figures of chatbots: send messages in, ask for figures.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: new URL(publicUrl).origin }],
    tags: [
      { name: 'messages', description: 'What bots send' },
      { name: 'connections', description: 'What platforms deliver' },
      { name: 'figures', description: 'What is read' },
      { name: 'notes', description: 'What happened when' },
      { name: 'people', description: 'Signing in' },
      { name: 'operation', description: 'Watching over Turnout' },
    ],
  });
  const page = referencePage(document);

  app.use('/openapi.json', compress());
  app.get('/openapi.json', (c) => c.json(document));
  app.get('/docs', (c) => c.html(page, 200, referenceHeaders));
}
