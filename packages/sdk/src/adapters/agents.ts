import { type Counter, counting } from '../counting.ts';
import { type Activity, receivedFromAgents, sentByAgents } from '../platforms/agents.ts';

type Answer = { id?: string };
type Sending<A> = (context: never, activities: A[], next: () => Promise<Answer[]>) => Promise<Answer[]>;
type Turn = {
  activity: Activity;
  /** Takes a handler, whose type only the SDK's own can spell. */
  onSendActivities(handler: never): unknown;
};

/** An adapter of the Microsoft 365 Agents SDK: a `CloudAdapter`, or `agent.adapter` of an `AgentApplication`. */
export type AgentsAdapter = { use(middleware: (turn: Turn, next: () => Promise<void>) => Promise<void>): unknown };

/** Counts the messages that agents on this adapter receive and send, proactive ones included. */
export function connectAgents(counter: Counter, adapter: AgentsAdapter): void {
  adapter.use(async (turn, next) => {
    counter.received(() => receivedFromAgents(turn.activity));
    const sending: Sending<Activity> = (_context, activities, send) =>
      counting(counter, send(), (answers) => sentByAgents(activities, answers));
    // The cast: see Turn; agents.test.ts runs it through the SDK.
    turn.onSendActivities(sending as never);
    await next();
  });
}
