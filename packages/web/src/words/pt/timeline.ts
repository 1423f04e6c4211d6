import type { Words } from '../en.ts';

export const timeline: Words['timeline'] = {
  label: 'Linha do tempo',
  from: 'Primeiro dia',
  to: 'Último dia',
  window: 'Período',
  days: (days, count) => (days === 1 ? '1 dia' : `${count} dias`),
  today: 'Hoje',
  help: 'As setas movem um dia, com Shift uma semana ou um mês; Home e End levam às pontas, Esc deixa tudo como estava.',
};
