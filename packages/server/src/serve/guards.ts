import type { MiddlewareHandler } from 'hono';
import type { Access } from '../access/open.ts';
import { hostOf, namesLoopback, type ServeEnv } from './env.ts';
import { Refusal } from './refusal.ts';

type Guard = MiddlewareHandler<ServeEnv>;

/**
 * On an open demo nobody signs in, so a foreign page could point a name of its own at this machine and read
 * everything (DNS rebinding). It would still have to use that name.
 */
export const localNamesOnly: Guard = (c, next) => {
  if (!namesLoopback(c)) throw new Refusal('foreign_host');
  return next();
};

const isReading = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/**
 * A page of another site may not act with the cookie of who is signed in. Browsers say where a request comes from
 * (Origin, Sec-Fetch-Site); programs say nothing and send no cookie that they were not given.
 */
export function ownPagesOnly(access: Access): Guard {
  return (c, next) => {
    if (isReading(c.req.method)) return next();
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const isOwn =
      origin === undefined
        ? site === undefined || site === 'same-origin' || site === 'none'
        : access.trustsOrigin(origin, hostOf(c));
    if (!isOwn) throw new Refusal('foreign_origin');
    return next();
  };
}

/** Until there is an administrator, what follows is shut. */
export function afterSetup(access: Access, isOpen: boolean): Guard {
  return (_c, next) => {
    if (!isOpen && !access.people.hasAdministrator()) throw new Refusal('setup_required');
    return next();
  };
}
