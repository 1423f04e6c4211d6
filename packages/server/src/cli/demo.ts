import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../product/log.ts';
import { type AddCommand, addTemporary, settingsOf } from './add-command.ts';
import { commands } from './commands.ts';
import { runUntilStopped } from './run-until-stopped.ts';

export const addDemo: AddCommand = (program, shell, done) => {
  addTemporary(program, 'demo', 'start Turnout with sample data, open to whoever is on this machine', [
    'turnout demo',
    'turnout demo --port 8080',
  ])
    .option('--port <port>', 'the port to listen on (TURNOUT_PORT, 7070)')
    .action(async (flags: { port?: string; json?: boolean }) => {
      const directory = mkdtempSync(join(tmpdir(), 'turnout-demo-'));
      process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
      const settings = {
        ...settingsOf(shell, { TURNOUT_HOST: '127.0.0.1', TURNOUT_PORT: flags.port, TURNOUT_DATA_DIR: directory }),
        publicUrl: undefined,
        administrator: undefined,
      };
      const log = createLog(settings.logLevel);
      done(
        await runUntilStopped(log, async () => {
          // Loaded here: no other command needs to wait for the whole of the server.
          const { openProduct } = await import('../product/open-product.ts');
          const product = await openProduct({ settings, log, isOpen: true, commands });
          const address = `${product.publicUrl}/b/sample?from=2022-01-01&to=2022-01-31`;
          if (flags.json === true) shell.output.write(`${JSON.stringify({ address, dataDirectory: directory })}\n`);
          else {
            shell.output.write(`The demo is at ${address}\n`);
            shell.output.write('It is open to whoever is on this machine, and gone when it stops.\n');
          }
          return product;
        }),
      );
    });
};
