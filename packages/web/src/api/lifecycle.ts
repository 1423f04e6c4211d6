import { useQuery } from '@tanstack/react-query';
import { type LifecycleQuestion, lifecycle } from '@turnout/contract';
import { figuresQuery } from './figures.ts';

export const useLifecycle = (bot: string, question: LifecycleQuestion) =>
  useQuery(figuresQuery(bot, 'lifecycle', question, lifecycle));
