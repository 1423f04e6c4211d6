import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { localDate, type Note } from '@turnout/contract';
import { unknownNote } from '../access/notes.ts';
import type { Access } from '../access/open.ts';
import type { Callers } from './caller.ts';
import type { ServeContext, ServeEnv } from './env.ts';
import { botParam, json, jsonBody, note, noteChange, noteInput, notes, refusals, security } from './openapi.ts';
import type { SlowBodies } from './slow-bodies.ts';
import { smallBody } from './small-body.ts';

const path = '/api/v1/bots/{bot}/notes';
const headers = { 'Cache-Control': 'private, no-store', Vary: 'Authorization, Cookie' };

/** The notes on a bot's days: whoever may read the bot reads them, administrators write them. */
export function serveNotes(
  app: OpenAPIHono<ServeEnv>,
  { callers, access, slowBodies }: { callers: Callers; access: Access; slowBodies: SlowBodies },
): void {
  const writable = async (c: ServeContext) => {
    const author = await callers.requireAdministrator(c);
    return { bot: (await callers.readableBot(c)).bot, author: author?.id };
  };
  for (const place of ['/api/v1/bots/:bot/notes', '/api/v1/bots/:bot/notes/:note']) {
    app.use(place, smallBody(slowBodies));
  }

  app.openapi(listDocument, async (c) => {
    const { bot } = await callers.readableBot(c);
    return c.json({ notes: access.notes.list(bot, c.req.valid('query')) }, 200, headers);
  });
  app.openapi(csvDocument, async (c) => {
    const { bot } = await callers.readableBot(c);
    return c.body(notesCsv(access.notes.list(bot, c.req.valid('query'))), 200, {
      ...headers,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${bot}-notes.csv"`,
    });
  });
  app.openapi(createDocument, async (c) => {
    const { bot, author } = await writable(c);
    return c.json(access.notes.create(bot, c.req.valid('json'), author), 201, headers);
  });
  app.openapi(changeDocument, async (c) => {
    const { bot } = await writable(c);
    return c.json(access.notes.update(bot, c.req.valid('param').note, c.req.valid('json')), 200, headers);
  });
  app.openapi(removeDocument, async (c) => {
    const { bot } = await writable(c);
    if (!access.notes.delete(bot, c.req.valid('param').note)) throw unknownNote();
    return c.body(null, 204, headers);
  });
}

function notesCsv(list: readonly Note[]): string {
  const rows = list.map(({ day, lastDay, text }) => `${day},${lastDay},${quoted(text)}`);
  return `${['day,lastDay,text', ...rows].join('\r\n')}\r\n`;
}

/** Spreadsheets would work out a text that starts like a formula; the apostrophe tells them that it is one. */
const quoted = (text: string): string => `"${(/^[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

const noteParam = botParam.extend({ note: z.string().meta({ description: "The note's id.", example: 'k3v9m2xq' }) });
const query = z.object({
  from: localDate.optional().meta({ description: 'Only notes on this day or later.', example: '2026-01-01' }),
  to: localDate.optional().meta({ description: 'Only notes on this day or earlier.', example: '2026-01-31' }),
});
const reading = { tags: ['notes'], security: security.keyOrSession, request: { params: botParam, query } };
const mayRead = ['invalid_request', 'not_signed_in', 'not_allowed', 'unknown_bot'] as const;
const mayWrite = [...mayRead, 'foreign_origin', 'body_too_large', 'too_many_requests'] as const;

const listDocument = createRoute({
  ...reading,
  method: 'get',
  path,
  summary: 'List notes',
  description: 'What people wrote on the days of a bot. With `from` and `to`, the notes that touch these days.',
  responses: { 200: json(notes, 'By day.'), ...refusals(...mayRead) },
});

const csvDocument = createRoute({
  ...reading,
  method: 'get',
  path: `${path}.csv`,
  summary: 'List notes as a table',
  description:
    'The same as CSV: one row per note. A text that starts with `=`, `+`, `-` or `@` gets an apostrophe first.',
  responses: {
    200: {
      description: 'A table.',
      content: {
        'text/csv': {
          schema: z.string(),
          example: 'day,lastDay,text\r\n2026-01-12,2026-01-18,"Campaign on the radio"\r\n',
        },
      },
    },
    ...refusals(...mayRead),
  },
});

const createDocument = createRoute({
  method: 'post',
  path,
  tags: ['notes'],
  summary: 'Add a note',
  description: 'For administrators. `lastDay` is for a note about several days.',
  security: security.session,
  request: { params: botParam, body: jsonBody(noteInput) },
  responses: { 201: json(note, 'The note.'), ...refusals(...mayWrite, 'too_many_notes') },
});

const changeDocument = createRoute({
  method: 'put',
  path: `${path}/{note}`,
  tags: ['notes'],
  summary: 'Change a note',
  description:
    'For administrators; gives the whole note anew. With the `updatedAt` of the version that was read, the change is refused where somebody else has changed the note since.',
  security: security.session,
  request: { params: noteParam, body: jsonBody(noteChange) },
  responses: { 200: json(note, 'The note as it is now.'), ...refusals(...mayWrite, 'unknown_note', 'note_changed') },
});

const removeDocument = createRoute({
  method: 'delete',
  path: `${path}/{note}`,
  tags: ['notes'],
  summary: 'Remove a note',
  description: 'For administrators.',
  security: security.session,
  request: { params: noteParam },
  responses: { 204: { description: 'It is gone.' }, ...refusals(...mayWrite, 'unknown_note') },
});
