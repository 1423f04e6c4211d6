import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { AccessError } from '../access/access-error.ts';
import type { Access } from '../access/open.ts';
import { createHookReceiver } from '../receive/hooks/hook-receiver.ts';
import { createRandomId } from '../receive/random-id.ts';
import { createReceiver } from '../receive/receiver.ts';
import { createApp } from '../serve/app.ts';
import { createForwarder } from '../serve/forward/forwarder.ts';
import { createLiveHub } from '../serve/live.ts';
import { createMetrics } from '../serve/metrics.ts';
import { loadSample, sampleBot } from '../transfer/sample.ts';
import { addressOf } from './addresses.ts';
import type { AnyCommand } from './command.ts';
import { type ControlServer, openControlServer } from './control-server.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { openListener } from './listener.ts';
import { openParts, type Parts } from './parts.ts';
import { ProductError } from './product-error.ts';
import { readSecret } from './secret.ts';
import type { Settings } from './settings.ts';
import { version } from './version.ts';

export type Product = {
  parts: Parts;
  /** Where it is reached. */
  publicUrl: string;
  /** Answers what is under way, puts everything on disk, lets go of the data directory. */
  close(): Promise<void>;
};

type Options = {
  settings: Settings;
  log: Logger;
  /** The demo, on loopback: everybody may read everything, and the sample bot is there before the first answer. */
  isOpen: boolean;
  /** What other processes may have done here. */
  commands: readonly AnyCommand[];
};

/** How long requests may take to be answered once Turnout is to stop. */
const patienceMs = 10_000;

/** All rooms, opened and put together. Rejects with ProductError, AccessError or EngineError, and then holds nothing. */
export async function openProduct({ settings, log, isOpen, commands }: Options): Promise<Product> {
  prepareDataDirectory(settings.dataDirectory);
  const secret = readSecret(settings.dataDirectory, settings.secret);
  const listener = await openListener(settings.host, settings.port);
  const publicUrl = settings.publicUrl ?? addressOf(settings.host, listener.port);
  const live = createLiveHub();
  let observeRefresh = (_seconds: number) => {};
  const parts = openParts({
    settings,
    log,
    secret,
    publicUrl,
    onRefreshed(bot, asOfMs) {
      observeRefresh((Date.now() - asOfMs) / 1000);
      live.publish(bot, asOfMs);
    },
    onNotesChanged: live.publishNotes,
  });
  const forwarder = createForwarder();
  let control: ControlServer | undefined;
  const close = async (patience: number) => {
    live.close();
    await Promise.all([listener.close(patience), control?.close()]);
    forwarder.close();
    await parts.close();
  };
  try {
    const access = await parts.access();
    const { engine, hasher, identities, writer, spool, refresher } = await parts.counting();
    const randomId = createRandomId();
    const metrics = createMetrics({ queuedMessages: () => writer.stats().queuedMessages, spool: spool.stats });
    observeRefresh = metrics.observeRefresh;
    const fillSample = () => loadSample({ hasher, randomId, now: Date.now, access, writer, refresher });
    const app = createApp({
      access,
      engine,
      receive: createReceiver({ hasher, randomId, now: Date.now }),
      receiveDelivery: createHookReceiver({ hasher, randomId }),
      identities,
      writer,
      spool,
      forwarder,
      refresher,
      live,
      metrics,
      async loadSample() {
        await fillSample();
        return { bot: sampleBot.bot };
      },
      isOpen,
      publicUrl,
      webDirectory: fileURLToPath(new URL('../../../web/dist/', import.meta.url)),
      sdkDirectory: fileURLToPath(new URL('../../../sdk/packed/', import.meta.url)),
      webchatDirectory: fileURLToPath(new URL('../../../webchat/dist/', import.meta.url)),
      version,
      log,
    });
    await createAdministrator(access, settings);
    control = await openControlServer(parts, commands);
    if (isOpen) await fillSample();
    listener.answerWith((request, bindings) => app.fetch(request, bindings));
    return { parts, publicUrl, close: () => close(patienceMs) };
  } catch (error) {
    await close(0);
    throw error;
  }
}

async function createAdministrator({ people }: Access, { administrator }: Settings): Promise<void> {
  if (administrator === undefined || people.hasAdministrator()) return;
  try {
    await people.createAdministrator(administrator.email, administrator.password);
  } catch (cause) {
    if (!(cause instanceof AccessError)) throw cause;
    const name = cause.code === 'invalid_email' ? 'TURNOUT_ADMIN_EMAIL' : 'TURNOUT_ADMIN_PASSWORD';
    throw new ProductError(`${name} cannot be used. ${cause.message}`, { cause, misuse: true });
  }
}
