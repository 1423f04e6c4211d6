import type { Metric } from '@turnout/contract';

export const metrics: Record<Metric, string> = {
  activeUsers: 'Active users',
  newUsers: 'New users',
  totalUsers: 'Total users',
  messagesReceived: 'Messages received',
  messagesSent: 'Messages sent',
};

export const definitions: Record<Metric, string> = {
  activeUsers:
    'People from whom the bot received at least one message in the period. Someone who only got messages is not active. The figure is counted for the whole period, never added up from its days: a person active on two days is one active user.',
  newUsers:
    'People whose first message ever to the bot on that platform lies in the period. First ever, not first in the period.',
  totalUsers: 'People who had written to the bot at least once by the end of the period, since its very first message.',
  messagesReceived: 'Messages the bot received from its users. One delivered or reported twice counts once.',
  messagesSent: 'Messages the bot sent to its users. One delivered or reported twice counts once.',
};
