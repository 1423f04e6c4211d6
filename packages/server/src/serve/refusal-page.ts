import { errors } from '@turnout/contract';
import { html } from 'hono/html';
import type { Refusal } from './refusal.ts';

/** A sentence for who opened an address that has nothing for them. */
export function refusalPage({ code, message }: Refusal) {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark">
    <title>Turnout: ${errors[code].status}</title>
    <style>
      body { max-width: 40rem; margin: 20vh auto; padding: 0 1rem; font: 1.125rem/1.5 system-ui, sans-serif; }
    </style>
  </head>
  <body>
    <h1>Turnout</h1>
    <p>${message}</p>
  </body>
</html>`;
}
