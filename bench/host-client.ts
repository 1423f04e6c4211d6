import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Work } from './host-work.ts';

type Answer = { id: number; result?: unknown; error?: string };

/** The measured process, as its parent sees it: every piece of its work is a call. */
export type Host = {
  [Name in keyof Work]: (...args: Parameters<Work[Name]>) => Promise<Awaited<ReturnType<Work[Name]>>>;
} & {
  /** Closes the product and ends the process. */
  stop(): Promise<void>;
};

export function startHost(): Host {
  const child = fork(fileURLToPath(new URL('host.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  let last = 0;
  const exited = once(child, 'exit');

  // The cast: the only messages are those that host.ts sends.
  child.on('message', (message) => {
    const { id, result, error } = message as Answer;
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(result);
    else call?.reject(new Error(error));
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`The measured process ended (${code ?? signal}).`));
  });

  const call = (name: string, args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send({ id: last, name, args });
    });
  const stop = async () => {
    await call('close', []);
    child.disconnect();
    await exited;
  };
  // The cast: whatever name is asked for, it is called in the host, and the type lists only names that exist there.
  return new Proxy(
    {},
    {
      get: (_target, name) =>
        name === 'stop' ? stop : name === 'then' ? undefined : (...args: unknown[]) => call(String(name), args),
    },
  ) as Host;
}
