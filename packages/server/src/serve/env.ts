import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { isLoopbackHost } from '../access/origins.ts';

/** Node's request and response; absent where a test calls the app without a socket. */
export type ServeEnv = { Bindings: Partial<HttpBindings> };
export type ServeContext = Context<ServeEnv>;

const loopbackAddress = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** Node's own request. */
export function incomingOf(c: ServeContext): HttpBindings['incoming'] | undefined {
  // The cast: Hono says that there always is an environment, and gives none where nobody passed one.
  const env = c.env as ServeEnv['Bindings'] | undefined;
  return env?.incoming;
}

const peerOf = (c: ServeContext): string | undefined => incomingOf(c)?.socket.remoteAddress;

export const isLoopbackPeer = (c: ServeContext): boolean => loopbackAddress.test(peerOf(c) ?? '');

/**
 * Whose request it is, for limits. Behind a proxy on this machine it is what that proxy added last to
 * X-Forwarded-For; from anywhere else the header is the caller's own invention and not looked at.
 */
export function addressOf(c: ServeContext): string | undefined {
  const forwarded = isLoopbackPeer(c) ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || peerOf(c);
}

/** The host a request names. */
export const hostOf = (c: ServeContext): string => c.req.header('host') ?? new URL(c.req.url).host;

export const namesLoopback = (c: ServeContext): boolean => isLoopbackHost(hostOf(c));
