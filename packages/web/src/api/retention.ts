import { type RetentionQuestion, retention } from '@turnout/contract';
import { useFigures } from './figures.ts';

export const useRetention = (bot: string, question: RetentionQuestion, isMoving: boolean) =>
  useFigures({ bot, name: 'retention', question, isMoving, answer: retention });
