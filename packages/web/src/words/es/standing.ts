import type { Words } from '../en.ts';

export const standing: Words['standing'] = {
  completeUpTo: (time) => `Completo hasta las ${time}`,
  against: (span) => `comparado con ${span}`,
  todayRuns: 'el día de hoy no terminó',
  baseBegan: (day) => `el bot empezó el ${day}`,
  zone: (place) => (place === 'UTC' ? place : `Hora de ${place}`),
  live: 'Los mensajes nuevos aparecen solos.',
  reconnecting: 'Se perdió la conexión; reintentando. Las cifras quedan como estaban.',
  offline: 'Sin conexión a internet. Las cifras quedan como estaban.',
  refreshFailed: 'No se pudieron traer las últimas cifras. Estas son las anteriores; no se perdió nada.',
  now: 'Ahora',
  peopleNow: (count, text) =>
    count === 0
      ? 'Nadie escribió en los últimos 5 minutos'
      : count === 1
        ? '1 persona escribió en los últimos 5 minutos'
        : `${text} personas escribieron en los últimos 5 minutos`,
  messagesNow: (count, text) =>
    count === 1 ? '1 mensaje en los últimos 30 minutos' : `${text} mensajes en los últimos 30 minutos`,
  messagesNowTitle: 'Recibidos y enviados',
  quietNow: 'Ningún mensaje en los últimos 30 minutos',
};
