import { type WeekHoursQuestion, weekHours } from '@turnout/contract';
import { useFigures } from './figures.ts';

export const useWeekHours = (bot: string, question: WeekHoursQuestion, isMoving: boolean) =>
  useFigures({ bot, name: 'week-hours', question, isMoving, answer: weekHours });
