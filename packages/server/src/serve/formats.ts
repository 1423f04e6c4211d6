import { createRoute, type OpenAPIHono, type z } from '@hono/zod-openapi';
import type { ErrorCode } from '@turnout/contract';
import { accepts } from 'hono/accepts';
import { compress } from 'hono/compress';
import type { ServeContext, ServeEnv } from './env.ts';
import { json, refusals, security } from './openapi.ts';

/** What the documents say about figures that can be asked for. */
export type FiguresDocuments<Answer> = {
  query: z.ZodObject;
  answer: z.ZodType<Answer>;
  summary: string;
  description: string;
  /** What is special about the answer. */
  answered: string;
  /** What a row of the table is. */
  row: string;
  csvExample: string;
};

type Formats<Answer> = {
  /** Hono's; the parameters in it are described by `params`. */
  path: string;
  params?: z.ZodObject;
  /** Throws what refuses the request; the name is the table's, without its ending. */
  ask(c: ServeContext): Promise<{ answer: Answer; name: string }>;
  csv(answer: Answer): string;
  documents: FiguresDocuments<Answer>;
  refusedWith: readonly ErrorCode[];
};

const headers = { 'Cache-Control': 'private, no-store', Vary: 'Accept, Authorization, Cookie' };

/** Figures at an address: as JSON, as CSV for who prefers it, and always as CSV at `{path}.csv`. For nobody to keep. */
export function serveFormats<Answer>(app: OpenAPIHono<ServeEnv>, formats: Formats<Answer>): void {
  const { path, ask, csv } = formats;
  for (const document of documentsOf(formats)) app.openAPIRegistry.registerPath(document);

  const answerJson = async (c: ServeContext): Promise<Response> => c.json((await ask(c)).answer, 200, headers);
  const answerCsv = async (c: ServeContext): Promise<Response> => {
    const { answer, name } = await ask(c);
    return c.body(csv(answer), 200, {
      ...headers,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
    });
  };
  app.use(path, compress());
  app.use(`${path}.csv`, compress());
  app.get(path, (c) => (prefersCsv(c) ? answerCsv(c) : answerJson(c)));
  app.get(`${path}.csv`, answerCsv);
}

function prefersCsv(c: ServeContext): boolean {
  const supports = ['application/json', 'text/csv'];
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === 'text/csv';
}

function documentsOf<Answer>({ path: honoPath, params, documents, refusedWith }: Formats<Answer>) {
  const { query, answer, summary, description, answered, row, csvExample } = documents;
  const path = honoPath.replaceAll(/:(\w+)/g, '{$1}');
  const csv = { 'text/csv': { schema: { type: 'string' as const }, example: csvExample } };
  const shared = {
    method: 'get' as const,
    tags: ['figures'],
    security: security.keyOrSession,
    request: { ...(params && { params }), query },
  };
  const refused = refusals('invalid_question', 'not_signed_in', ...refusedWith, 'store_unavailable');
  return [
    createRoute({
      ...shared,
      path,
      summary,
      description: `${description} \`Accept: text/csv\` gives a table.`,
      responses: { 200: { description: answered, content: { ...json(answer, '').content, ...csv } }, ...refused },
    }),
    createRoute({
      ...shared,
      path: `${path}.csv`,
      summary: `${summary} as a table`,
      description: `The same as CSV: ${row}.`,
      responses: { 200: { description: 'A table.', content: csv }, ...refused },
    }),
  ];
}
