import type { Words } from '../en.ts';

export const bots: Words['bots'] = {
  title: 'Bots',
  noneTitle: 'Ainda não há nenhum bot',
  noneText: 'Um bot é um agente em uso, em quantas plataformas for preciso. Crie um onde o Turnout roda:',
  waiting: 'Esperando a primeira mensagem.',
  nextStep: 'Ver como enviar',
  bot: 'Bot',
  course: 'Pessoas ativas ao longo do período',
  short: {
    activeUsers: 'Ativas',
    newUsers: 'Novas',
    totalUsers: 'Total',
    messagesReceived: 'Receb.',
    messagesSent: 'Env.',
  },
  count: (shown, all) => (shown < all ? `${shown} de ${all} bots` : all === 1 ? '1 bot' : `${all} bots`),
  together: (shown, all) => (shown < all ? `Estes ${shown} juntos` : 'Todos juntos'),
  find: 'Buscar um bot',
  noneFound: (text) => `Nenhum bot se chama “${text}”`,
  showAll: 'Mostrar todos os bots',
  keys: 'Teclas: / busca um bot, ↑ ↓ ou J K passam de um para outro, Enter abre. Os dias de cada bot são os do seu próprio fuso horário.',
  arrowKeys:
    'Teclas: ↑ ↓ passam de um bot para outro, Enter abre. Os dias de cada bot são os do seu próprio fuso horário.',
  keysOff: 'Desligar as teclas de letras',
  keysOn: 'Ligar as teclas de letras',
};
