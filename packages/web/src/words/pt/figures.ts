import type { Words } from '../en.ts';

export const figures: Words['figures'] = {
  title: 'Números do período',
  change: { nothing: '–', new: 'novo', same: 'sem mudança' },
  against: (count) => `antes ${count}`,
  noBase: 'Não há nada anterior para comparar',
  bothNothing: 'Nada nem ninguém, nem antes nem agora',
  definition: (metric) => `O que “${metric}” conta`,
};
