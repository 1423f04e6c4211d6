import { z } from 'zod';
import { defineCommand } from '../product/command.ts';
import { lastReceivedMs } from '../refresh/ledger.ts';

/** The doctor's questions to accounts and engine, asked wherever the engine is. */
export const doctorEngine = defineCommand({
  name: 'doctor-engine',
  args: z.object({}),
  async *run(parts) {
    const access = await parts.access();
    access.ping();
    const { engine } = await parts.counting();
    const [row] = await engine.query<{ version: string }>('read', 'SELECT version() AS version');
    const value = { bots: access.bots.list().length, engine: row?.version, newestMs: await lastReceivedMs(engine) };
    yield { type: 'result', text: '', value };
  },
});
