import type { Words } from '../en.ts';

export const standing: Words['standing'] = {
  completeUpTo: (time) => `Completo até ${time}`,
  against: (span) => `comparado com ${span}`,
  todayRuns: 'o dia de hoje ainda não acabou',
  baseBegan: (day) => `o bot começou em ${day}`,
  zone: (place) => (place === 'UTC' ? place : `Horário de ${place}`),
  live: 'As mensagens novas aparecem sozinhas.',
  reconnecting: 'A conexão caiu; tentando de novo. Os números ficam como estavam.',
  offline: 'Sem conexão com a internet. Os números ficam como estavam.',
  refreshFailed: 'Não foi possível buscar os números mais recentes. Estes são os anteriores; nada se perdeu.',
};
