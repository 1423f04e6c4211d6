import { createLog } from '../product/log.ts';
import { type AddCommand, addCommand, type CommonFlags, settingsOf } from './add-command.ts';
import { commands } from './commands.ts';
import { runUntilStopped } from './run-until-stopped.ts';

export const addStart: AddCommand = (program, shell, done) => {
  addCommand(program, 'start', 'start Turnout', [
    'turnout start',
    'turnout start --host 0.0.0.0 --port 8080 --data /var/lib/turnout',
  ])
    .option('--host <host>', 'the address to listen on (TURNOUT_HOST, 127.0.0.1)')
    .option('--port <port>', 'the port to listen on (TURNOUT_PORT, 7070)')
    .action(async (flags: CommonFlags & { host?: string; port?: string }) => {
      const { host, port, data } = flags;
      const settings = settingsOf(shell, { TURNOUT_HOST: host, TURNOUT_PORT: port, TURNOUT_DATA_DIR: data });
      const log = createLog(settings.logLevel);
      done(
        await runUntilStopped(log, async () => {
          // Loaded here: no other command needs to wait for the whole of the server.
          const { openProduct } = await import('../product/open-product.ts');
          const product = await openProduct({ settings, log, isOpen: false, commands });
          const setupLink = (await product.parts.access()).setup.link();
          if (flags.json === true) shell.output.write(`${JSON.stringify({ address: product.publicUrl, setupLink })}\n`);
          else {
            shell.output.write(`Turnout is at ${product.publicUrl}\n`);
            if (setupLink !== undefined) shell.output.write(`Make the first account: ${setupLink}\n`);
          }
          return product;
        }),
      );
    });
};
