import type { z } from 'zod';
import type { Parts } from './parts.ts';

/** What a command says while it works. The result comes last and once. */
export type CommandEvent =
  /** How far long work is: the fraction of it, where that is known, and how many of what (rows, months) are done. */
  | { type: 'progress'; phase: string; fraction: number | undefined; count: number; unit: string }
  /** Something a person should know now. */
  | { type: 'line'; text: string }
  /** One of the result's `list`, which may be too long to be held: a program gets them all, a person the first. */
  | { type: 'item'; list: string; text: string; value: unknown }
  /**
   * `text` is for people, `value` for programs, who find the items in its field `list`. `failed`: it is an answer, but
   * the exit code is 1.
   */
  | { type: 'result'; text: string; value: object; list?: string; failed?: boolean };

/** Work that is done wherever the engine is: in the process of the command, or in the running server. */
export type Command<Args> = {
  name: string;
  /** Stops early, leaving things whole, when `signal` is aborted. */
  run(parts: Parts, args: Args, signal: AbortSignal): AsyncGenerator<CommandEvent>;
};

/** Any command, its arguments not looked at yet. They come from another process, so they are parsed. */
export type AnyCommand = Command<unknown>;

export function defineCommand<Schema extends z.ZodType>(definition: {
  name: string;
  args: Schema;
  run(parts: Parts, args: z.infer<Schema>, signal: AbortSignal): AsyncGenerator<CommandEvent>;
}): Command<z.infer<Schema>> & { any: AnyCommand } {
  const { name, args: schema, run } = definition;
  const any: AnyCommand = { name, run: (parts, args, signal) => run(parts, schema.parse(args), signal) };
  return { name, run, any };
}
