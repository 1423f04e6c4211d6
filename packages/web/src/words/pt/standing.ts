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
  now: 'Agora',
  peopleNow: (count, text) =>
    count === 0
      ? 'Ninguém escreveu nos últimos 5 minutos'
      : count === 1
        ? '1 pessoa escreveu nos últimos 5 minutos'
        : `${text} pessoas escreveram nos últimos 5 minutos`,
  messagesNow: (count, text) =>
    count === 1 ? '1 mensagem nos últimos 30 minutos' : `${text} mensagens nos últimos 30 minutos`,
  messagesNowTitle: 'Recebidas e enviadas',
  quietNow: 'Nenhuma mensagem nos últimos 30 minutos',
};
