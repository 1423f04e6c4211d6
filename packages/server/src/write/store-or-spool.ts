import type { Spool } from './spool.ts';
import type { Spooled } from './spool-lines.ts';
import { within } from './within.ts';
import { WriteRefused } from './write-refused.ts';

/** Some platforms give up after 3 s, and one never delivers again. */
const storePatienceMs = 1_000;
const spoolPatienceMs = 1_000;

/**
 * Resolves when what came is on disk: in the store, or, where that is full, slow or dead, in the spool. Rejects with
 * {@link WriteRefused} when neither takes it. That both may have it is harmless: messages of platforms have ids.
 *
 * Messages of which nobody says when they were written go to the spool at once: the engine is asked when they were first seen, and the
 * spool asks once for thousands. One question each filled the lane of those who look at figures (2,500 in 2.4 s: 27 s of waiting).
 */
export async function storeOrSpool(
  store: () => Promise<void>,
  spool: Pick<Spool, 'keep'>,
  spooled: Spooled,
): Promise<void> {
  if (!spooled.messages.some(({ isUndated }) => isUndated === true)) {
    const storing = store().then(() => 'stored' as const);
    if ((await within(storePatienceMs, storing).catch(() => 'refused')) === 'stored') return;
  }
  const kept = await within(spoolPatienceMs, spool.keep(spooled));
  if (kept === 'late') throw new WriteRefused('store_unavailable', 5);
}
