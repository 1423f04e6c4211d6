import type { Receipt, Usage, UsageQuestion } from '@turnout/contract';
import type { PlainMessage } from '../../packages/server/src/laws/count-once.ts';
import type { SceneBot } from './scene.ts';

/** A message as a client sends it; without a timestamp it counts when it comes. */
export type Outgoing = Omit<PlainMessage, 'timestampMs'> & { timestampMs?: number };

export type Answer = { status: number; retryAfter: string | null; body: Receipt | { error: { code: string } } };

/** Posts messages as JSON. Rejects when no answer comes. */
export async function post(address: string, { bot, ingest }: SceneBot, messages: readonly Outgoing[]): Promise<Answer> {
  const response = await fetch(`${address}/api/v1/bots/${bot}/messages`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${ingest}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(messages.map(({ timestampMs, ...rest }) => ({ ...rest, timestamp: timestampMs }))),
  });
  // The cast: one of the two is what the API answers with.
  const body = (await response.json()) as Answer['body'];
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body };
}

/** Posts messages and rejects unless all of them are accepted. */
export async function postAll(address: string, bot: SceneBot, messages: readonly Outgoing[]): Promise<void> {
  const { status, body } = await post(address, bot, messages);
  if (status === 200 && 'accepted' in body && body.accepted === messages.length) return;
  throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
}

/** Asks for figures. Rejects unless they come. */
export async function ask(address: string, { bot, read }: SceneBot, question: UsageQuestion): Promise<Usage> {
  const { from, to, granularity, platforms, compare } = question;
  const query = new URLSearchParams({ from, to, granularity, ...(compare && { compare }) });
  for (const platform of platforms) query.append('platform', platform);
  const response = await fetch(`${address}/api/v1/bots/${bot}/usage?${query}`, {
    headers: { Authorization: `Bearer ${read}` },
  });
  if (response.status !== 200) throw new Error(`Answered ${response.status}: ${await response.text()}`);
  // The cast: the API's own answer, which the tests compare field by field.
  return (await response.json()) as Usage;
}

const everything: UsageQuestion = { from: '1900-01-01', to: '2299-12-31', granularity: 'year', platforms: [] };

/** Resolves, with the figures of all time, once they hold every message answered until now. */
export async function settled(address: string, bot: SceneBot, platforms: readonly string[] = []): Promise<Usage> {
  const askedMs = Date.now();
  for (;;) {
    const usage = await ask(address, bot, { ...everything, platforms: [...platforms] });
    if (Date.parse(usage.asOf) >= askedMs) return usage;
  }
}
