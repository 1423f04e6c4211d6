import type { Note, NoteInput } from '@turnout/contract';
import { expect } from 'vitest';
import type { Chart, Page } from './dashboard.ts';
import type { Turnout } from './turnout.ts';

/** Notes on an open demo, as a program there writes them. */
export function notesOf({ origin }: Turnout, bot: string) {
  const place = `${origin}/api/v1/bots/${bot}/notes`;
  const send = async (path: string, method: string, body?: object) => {
    const answer = await fetch(`${place}${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    expect(answer.ok).toBe(true);
    return answer;
  };
  // The casts: the shapes are held by the tests of serve/.
  const list = async () => ((await (await send('', 'GET')).json()) as { notes: Note[] }).notes;
  return {
    list,
    add: async (input: NoteInput) => (await (await send('', 'POST', input)).json()) as Note,
    change: (id: string, input: NoteInput) => send(`/${id}`, 'PUT', input),
    remove: (id: string) => send(`/${id}`, 'DELETE'),
    clear: async () => {
      for (const { id } of await list()) await send(`/${id}`, 'DELETE');
    },
  };
}

export type NotesOf = ReturnType<typeof notesOf>;

/** The flags of a chart: where each begins, and how many notes it stands for. */
export const flags = (page: Page, chart: Chart): Promise<[buckets: string, count: string][]> =>
  page
    .getByTestId(`plot-${chart}`)
    .getByTestId('note-flag')
    .evaluateAll((all) =>
      all.map((flag) => [flag.getAttribute('data-buckets') ?? '', flag.getAttribute('data-count') ?? '']),
    );

/** The list below the charts, as printed: day and text. */
export const listed = (page: Page): Promise<string[][]> =>
  page
    .getByTestId('note')
    .evaluateAll((rows) =>
      rows.map((row) => ['.note-day', '.note-text'].map((part) => row.querySelector(part)?.textContent ?? '')),
    );

/** What a chart's panel says about notes. */
export const panelNotes = (page: Page, chart: Chart): Promise<string[]> =>
  page.getByTestId(`readout-${chart}`).locator('.readout-note').allTextContents();

export const problem = (page: Page): Promise<string | null> => page.getByTestId('note-problem').textContent();

/** Opens the form by its button. */
export async function addNote(page: Page, text: string): Promise<void> {
  await page.getByTestId('note-add').click();
  await writeNote(page, text);
}

/** Writes into the form, which is open, and saves. */
export async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByTestId('note-text').fill(text);
  await page.getByTestId('note-save').click();
}
