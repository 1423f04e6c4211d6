import type { Words } from '../en.ts';

export const periods: Words['periods'] = {
  '7d': 'Últimos 7 días',
  '30d': 'Últimos 30 días',
  '90d': 'Últimos 90 días',
  month: 'Este mes',
  'last-month': 'Mes pasado',
  '12m': 'Últimos 12 meses',
  year: 'Este año',
  all: 'Todo',
};

export const granularities: Words['granularities'] = {
  hour: 'Por hora',
  day: 'Por día',
  week: 'Por semana',
  month: 'Por mes',
  quarter: 'Por trimestre',
  year: 'Por año',
};

export const quarterSign = 'T';
