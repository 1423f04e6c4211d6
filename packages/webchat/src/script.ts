import { createWebchat, type Webchat } from './index.ts';

// What a page loads by a script tag, and then calls as `turnout`. Its attributes are its settings: no inline script is
// needed, which a strict content policy would refuse. A second tag changes nothing.
const script = document.currentScript;
const page: typeof globalThis & { turnout?: Webchat } = globalThis;

if (script instanceof HTMLScriptElement && page.turnout?.received === undefined) {
  const { bot = '', key = '', url = new URL('.', script.src).href, consent } = script.dataset;
  // The attribute is there: in doubt, wait.
  page.turnout = createWebchat({ url, bot, key, consent: consent === undefined ? undefined : 'wait' });
}
