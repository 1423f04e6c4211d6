import type { Words } from '../en.ts';

export const platforms: Words['platforms'] = {
  label: 'Plataformas',
  all: 'Todas las plataformas',
  showAll: 'Mostrar todas',
  note: 'En el webchat se reconoce a cada persona por lo que guarda su navegador: si borra esos datos, cuenta como nueva. La misma persona en dos plataformas cuenta como dos.',
  noteTitle: 'Cómo se reconoce a las personas',
};
