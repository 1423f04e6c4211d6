import type { Words } from '../en.ts';

export const bots: Words['bots'] = {
  title: 'Bots',
  noneTitle: 'Ainda não há nenhum bot',
  noneText: 'Um bot é um agente em uso, em quantas plataformas for preciso. Crie um onde o Turnout roda:',
  since: (day) => `desde ${day}`,
  lastMessage: (day) => `última mensagem: ${day}`,
  waiting: 'esperando a primeira mensagem',
};
