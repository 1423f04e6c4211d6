/**
 * What keeps Turnout from doing what was asked, as one sentence for the operator. `misuse` tells a wrong setting or
 * argument (exit code 2) from something that failed (exit code 1).
 */
export class ProductError extends Error {
  readonly misuse: boolean;
  constructor(message: string, options: ErrorOptions & { misuse?: boolean } = {}) {
    super(message, options);
    this.name = 'ProductError';
    this.misuse = options.misuse ?? false;
  }
}
