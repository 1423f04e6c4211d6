import { type ErrorCode, type ForwardFailure, forwardFailures } from '@turnout/contract';
import { Refusal } from '../refusal.ts';
import type { Passed } from './forwarder.ts';

const codes: Record<ForwardFailure, ErrorCode> = {
  unreachable: 'bot_unreachable',
  redirects: 'bot_unreachable',
  loops: 'bot_unreachable',
  answer_too_large: 'bot_unreachable',
  too_slow: 'bot_too_slow',
  busy: 'too_many_deliveries',
};

/** What the platform hears: the bot's own answer, or a refusal after which it delivers again. */
export function answerOfBot(passed: Passed): Response {
  if ('failed' in passed) {
    const { failed } = passed;
    throw new Refusal(codes[failed], {
      message: forwardFailures[failed],
      ...(failed === 'busy' && { retryAfterS: 1 }),
    });
  }
  const { status, headers, body } = passed.answer;
  return new Response(isBare(status) ? null : new Uint8Array(body), { status, headers });
}

/** These answers have no body, and a Response takes none. */
const isBare = (status: number) => [204, 205].includes(status);
