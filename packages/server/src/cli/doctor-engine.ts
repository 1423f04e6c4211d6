import { z } from 'zod';
import { defineCommand } from '../product/command.ts';

/** The engine's part of the doctor's questions: it is asked wherever the engine is. */
export const doctorEngine = defineCommand({
  name: 'doctor-engine',
  args: z.object({}),
  async *run(parts) {
    const { engine } = await parts.counting();
    const [row] = await engine.query<{ version: string }>('read', 'SELECT version() AS version');
    yield { type: 'result', text: '', value: { version: row?.version } };
  },
});
