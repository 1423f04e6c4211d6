import type { Words } from '../en.ts';

export const bots: Words['bots'] = {
  title: 'Bots',
  noneTitle: 'Todavía no hay ningún bot',
  noneText:
    'Un bot es un agente en funcionamiento, en tantas plataformas como haga falta. Se crea donde se ejecuta Turnout:',
  since: (day) => `desde el ${day}`,
  lastMessage: (day) => `último mensaje: ${day}`,
  waiting: 'a la espera del primer mensaje',
};
