/** The file cannot be imported, as a sentence for who asked. `misuse`: the command was wrong, rather than the file. */
export class ImportError extends Error {
  readonly misuse: boolean;
  constructor(message: string, options: ErrorOptions & { misuse?: boolean } = {}) {
    super(message, options);
    this.name = 'ImportError';
    this.misuse = options.misuse ?? false;
  }
}
