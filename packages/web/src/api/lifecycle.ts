import { type LifecycleQuestion, lifecycle } from '@turnout/contract';
import { useFigures } from './figures.ts';

export const useLifecycle = (bot: string, question: LifecycleQuestion, isMoving: boolean) =>
  useFigures({ bot, name: 'lifecycle', question, isMoving, answer: lifecycle });
