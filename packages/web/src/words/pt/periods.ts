import type { Words } from '../en.ts';

export const periods: Words['periods'] = {
  '7d': 'Últimos 7 dias',
  '30d': 'Últimos 30 dias',
  '90d': 'Últimos 90 dias',
  month: 'Este mês',
  'last-month': 'Mês passado',
  '12m': 'Últimos 12 meses',
  year: 'Este ano',
  all: 'Tudo',
};

export const granularities: Words['granularities'] = {
  hour: 'Por hora',
  day: 'Por dia',
  week: 'Por semana',
  month: 'Por mês',
  quarter: 'Por trimestre',
  year: 'Por ano',
};

export const quarterSign = 'T';
