import { hash } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { html, raw } from 'hono/html';

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>;
type Operation = NonNullable<NonNullable<Document['paths']>[string]['get']>;

const style = `
:root { color-scheme: light dark; }
body { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 6rem; font: 1rem/1.55 system-ui, sans-serif; }
h2 { margin-top: 3rem; }
h3 { margin: 2.5rem 0 0.5rem; font: 600 1.05rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { padding: 0.75rem 1rem; overflow-x: auto; background: color-mix(in srgb, currentColor 7%, transparent); border-radius: 6px; }
table { width: 100%; border-collapse: collapse; }
td, th { padding: 0.3rem 0.75rem 0.3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
td:first-child { width: 9rem; white-space: nowrap; }
`;

/** The page is text and one style, so it may do nothing else. */
export const referenceHeaders = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

/** A readable reference, made of the OpenAPI document alone. */
export function referencePage(document: Document) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ path, method, operation }];
    }),
  );
  const sections = (document.tags ?? []).map(
    ({ name, description }) => html`
      <h2>${description ?? name}</h2>
      ${operations
        .filter(({ operation }) => operation.tags?.includes(name))
        .map(({ path, method, operation }) => section(`${method.toUpperCase()} ${path}`, operation, document))}`,
  );
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Turnout API</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <h1>Turnout API</h1>
    <p>${document.info.description ?? ''} The same for programs: <a href="/openapi.json">openapi.json</a>.</p>
    ${sections}
  </body>
</html>`;
}

function section(title: string, operation: Operation, document: Document) {
  const rows = (operation.parameters ?? []).flatMap((parameter) => ('$ref' in parameter ? [] : [parameter]));
  const body = operation.requestBody;
  const content = body !== undefined && 'content' in body ? body.content : {};
  return html`
    <h3>${title}</h3>
    <p>${prose(operation.description ?? operation.summary ?? '')}</p>
    ${rows.length === 0 ? '' : html`<table>${rows.map((row) => tableRow(row.name, row.description ?? ''))}</table>`}
    ${Object.entries(content).map(([type, media]) => example(`Body, ${type}`, media, document))}
    <table>
      ${Object.entries(operation.responses ?? {}).map(([status, answer]) => tableRow(status, answer.description))}
    </table>
    ${Object.entries((operation.responses?.[200] ?? operation.responses?.[201])?.content ?? {}).map(([type, media]) => example(`Answer, ${type}`, media, document))}`;
}

const tableRow = (name: string, text: string) => html`<tr><td><code>${name}</code></td><td>${prose(text)}</td></tr>`;

/** The parts between backticks are code. */
const prose = (text: string) => text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part));

/** What OpenAPI calls a media type object. */
function example(title: string, media: unknown, document: Document) {
  const value = exampleOf(media, document);
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return html`<p>${title}:</p><pre><code>${text}</code></pre>`;
}

/** The nearest example: its own, its schema's, that of the first of several, or of the component that is referred to. */
function exampleOf(value: unknown, document: Document): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('example' in value) return value.example;
  if ('schema' in value) return exampleOf(value.schema, document);
  if ('anyOf' in value && Array.isArray(value.anyOf)) return exampleOf(value.anyOf[0], document);
  if (!('$ref' in value)) return undefined;
  const name = String(value.$ref).split('/').at(-1) ?? '';
  return exampleOf(document.components?.schemas?.[name], document);
}
