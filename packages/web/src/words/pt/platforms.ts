import type { Words } from '../en.ts';

export const platforms: Words['platforms'] = {
  label: 'Plataformas',
  all: 'Todas as plataformas',
  showAll: 'Mostrar todas',
  note: 'No webchat, as pessoas são reconhecidas pelo que o navegador guarda: quem apaga esses dados conta como pessoa nova. A mesma pessoa em duas plataformas conta como duas.',
  noteTitle: 'Como as pessoas são reconhecidas',
};
