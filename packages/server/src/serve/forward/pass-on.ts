import type { Reading } from '../../receive/hooks/hook-receiver.ts';
import type { Spool } from '../../write/spool.ts';
import type { Spooled } from '../../write/spool-lines.ts';
import { within } from '../../write/within.ts';
import type { Forwarder, Parcel, Passed } from './forwarder.ts';
import type { Patience } from './patience.ts';

type Deps = {
  forwarder: Pick<Forwarder, 'pass'>;
  spool: Pick<Spool, 'keep'>;
  /** What is in the delivery, or undefined where it could not be read. Never rejects. */
  reading(): Promise<Reading | undefined>;
  spooledOf(reading: Reading): Spooled;
};

type PassedOn = {
  passed: Passed;
  /** The messages when the platform gets its answer: on disk, not yet there, or turned away. */
  state: 'kept' | 'late' | 'lost';
  found: Promise<Reading | undefined>;
};

/**
 * A genuine delivery on its way to the bot, which goes first: what counts is read and kept while the bot works, and whatever
 * comes of that, the bot's answer goes out. It waits for the disk of the spool for a moment at most, and never for the store.
 */
export async function passOn(
  { forwarder, spool, reading, spooledOf }: Deps,
  parcel: Parcel,
  to: string,
  patience: Patience,
): Promise<PassedOn> {
  const passing = forwarder.pass(parcel, to, patience.botMs());
  const found = reading();
  const keeping = found
    .then((it) => it && spool.keep(spooledOf(it)))
    .then(
      () => 'kept' as const,
      () => 'lost' as const,
    );
  const passed = await passing;
  const state = await within(patience.spoolMs(), keeping);
  return { passed, state, found };
}
