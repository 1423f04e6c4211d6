import { parseArgs } from 'node:util';
import { type MeasureName, measureNames } from './measures/all.ts';

export type Options = {
  messages: number;
  only: readonly MeasureName[];
  /** Where to write the report as JSON. */
  json: string | undefined;
};

/** The options, or a sentence about what is wrong with them. */
export function parseOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { messages: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' } },
    });
    const messages = Number(values.messages ?? 1_000_000);
    if (!Number.isSafeInteger(messages) || messages < 10_000) return '--messages is a number of at least 10000.';
    const only = values.only?.split(',') ?? [...measureNames];
    const unknown = only.find((name) => !isMeasure(name));
    if (unknown !== undefined) return `There is no measure "${unknown}".`;
    return { messages, only: only.filter(isMeasure), json: values.json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const isMeasure = (name: string): name is MeasureName => measureNames.some((known) => known === name);
