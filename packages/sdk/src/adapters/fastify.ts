import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { answerOf, type Counting, tellExchange } from '../exchange.ts';
import type { Turnout } from '../turnout.ts';

export type { Counting, Exchange } from '../exchange.ts';

/**
 * Plugin for Fastify: `app.register(countMessages(turnout, { received, sent }))` counts on all routes of this `app`; registered
 * in a plugin of one's own, on that one's. It changes nothing of request and answer.
 */
export function countMessages(turnout: Turnout, counting: Counting<FastifyRequest>): FastifyPluginCallback {
  const plugin: FastifyPluginCallback = (app, _options, done) => {
    const answers = new WeakMap<FastifyRequest, unknown>();

    app.addHook('onRequest', (request, reply, next) => {
      const receivedAtMs = Date.now();
      // Not `writableFinished`: it stays false where `inject` takes the place of a socket.
      let isAnswered = false;
      reply.raw.once('finish', () => {
        isAnswered = true;
      });
      // Not the hook `onResponse`: it is not called where the client has hung up.
      reply.raw.once('close', () => {
        const exchange = { body: request.body, answer: answers.get(request), status: reply.statusCode, request };
        tellExchange(turnout, counting, exchange, { receivedAtMs, isAnswered });
      });
      next();
    });
    // Objects pass here before they become text; texts and streams pass the next one only.
    app.addHook('preSerialization', (request, _reply, payload, next) => {
      answers.set(request, payload);
      next(null, payload);
    });
    app.addHook('onSend', (request, reply, payload, next) => {
      if (typeof payload === 'string' && !answers.has(request))
        answers.set(request, answerOf(payload, reply.getHeader('Content-Type')));
      next(null, payload);
    });
    done();
  };
  // How Fastify is told that a plugin is for whoever registers it, not for what is inside of it.
  return Object.assign(plugin, {
    [Symbol.for('skip-override')]: true,
    [Symbol.for('fastify.display-name')]: '@turnout/sdk',
  });
}
