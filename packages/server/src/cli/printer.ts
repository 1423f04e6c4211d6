import type { ControlMessage } from '../product/control-message.ts';
import { createProgressView } from './progress-view.ts';
import type { Shell } from './shell.ts';

export type Printer = {
  print(message: ControlMessage): void;
  /** Ends what was begun; gives the exit code. */
  close(): number;
};

/** Standard output is for the answer alone; what is said along the way goes to standard error. */
export function createPrinter(shell: Shell, isJson: boolean): Printer {
  return isJson ? createJsonPrinter(shell) : createTextPrinter(shell);
}

/** So many items are shown to a person, who repairs the first and tries again; a file or a pipe gets them all. */
const itemsOnTerminal = 20;

function createTextPrinter({ output, errors }: Shell): Printer {
  const progress = createProgressView(errors);
  const shownItems = errors.isTTY === true ? itemsOnTerminal : Number.POSITIVE_INFINITY;
  let items = 0;
  let exitCode = 0;
  return {
    print(message) {
      if (message.type === 'progress') return progress.show(message);
      if (message.type === 'item') {
        items += 1;
        if (items > shownItems) return;
      }
      progress.clear();
      if (message.type === 'result') {
        if (items > shownItems)
          errors.write(`… and ${(items - shownItems).toLocaleString('en')} more; --json lists them all.\n`);
        if (message.text !== '') output.write(`${message.text}\n`);
        if (message.failed === true) exitCode = 1;
      } else if (message.type === 'error') {
        errors.write(`${message.message}\n`);
        exitCode = message.misuse ? 2 : 1;
      } else errors.write(`${message.text}\n`);
    },
    close() {
      progress.clear();
      return exitCode;
    },
  };
}

/** One JSON document, whatever happens. A list of items is written as it comes, so its length costs no memory. */
function createJsonPrinter({ output, errors }: Shell): Printer {
  let hasItems = false;
  let exitCode = 0;
  const finish = (value: object) => {
    const text = JSON.stringify(value);
    output.write(hasItems ? `\n]${text === '{}' ? '' : ','}${text.slice(1)}\n` : `${text}\n`);
  };
  return {
    print(message) {
      if (message.type === 'item') {
        output.write(`${hasItems ? ',' : `{"${message.list}":[`}\n${JSON.stringify(message.value)}`);
        hasItems = true;
      } else if (message.type === 'result') {
        const { list, value } = message;
        finish(list === undefined || hasItems ? value : { [list]: [], ...value });
        if (message.failed === true) exitCode = 1;
      } else if (message.type === 'error') {
        errors.write(`${message.message}\n`);
        finish({ error: { message: message.message } });
        exitCode = message.misuse ? 2 : 1;
      }
    },
    close: () => exitCode,
  };
}
