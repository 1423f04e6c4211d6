import type { Words } from '../en.ts';

export const bots: Words['bots'] = {
  title: 'Bots',
  noneTitle: 'Todavía no hay ningún bot',
  noneText:
    'Un bot es un agente en funcionamiento, en tantas plataformas como haga falta. Se crea donde se ejecuta Turnout:',
  waiting: 'A la espera del primer mensaje.',
  nextStep: 'Ver cómo enviarlo',
  bot: 'Bot',
  course: 'Personas activas a lo largo del período',
  short: {
    activeUsers: 'Activas',
    newUsers: 'Nuevas',
    totalUsers: 'Total',
    messagesReceived: 'Recib.',
    messagesSent: 'Env.',
  },
  count: (shown, all) => (shown < all ? `${shown} de ${all} bots` : all === 1 ? '1 bot' : `${all} bots`),
  together: (shown, all) => (shown < all ? `Estos ${shown} juntos` : 'Todos juntos'),
  find: 'Buscar un bot',
  noneFound: (text) => `Ningún bot se llama «${text}»`,
  showAll: 'Mostrar todos los bots',
  keys: 'Teclas: / busca un bot, ↑ ↓ o J K pasan de uno a otro, Intro lo abre. Los días de cada bot son los de su propia zona horaria.',
  arrowKeys:
    'Teclas: ↑ ↓ pasan de un bot a otro, Intro lo abre. Los días de cada bot son los de su propia zona horaria.',
  keysOff: 'Desactivar las teclas de letras',
  keysOn: 'Activar las teclas de letras',
};
