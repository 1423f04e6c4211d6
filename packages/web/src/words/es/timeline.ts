import type { Words } from '../en.ts';

export const timeline: Words['timeline'] = {
  label: 'Línea de tiempo',
  from: 'Primer día',
  to: 'Último día',
  window: 'Período',
  days: (days, count) => (days === 1 ? '1 día' : `${count} días`),
  today: 'Hoy',
  help: 'Las flechas mueven un día, con Mayús una semana o un mes; Inicio y Fin llevan a los extremos, Escape deja todo como estaba.',
};
