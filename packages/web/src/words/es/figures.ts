import type { Words } from '../en.ts';

export const figures: Words['figures'] = {
  title: 'Cifras del período',
  change: { nothing: '–', new: 'nuevo', same: 'sin cambios' },
  against: (count) => `antes ${count}`,
  noBase: 'No hay nada anterior con qué comparar',
  bothNothing: 'Nada ni nadie, ni antes ni ahora',
  definition: (metric) => `Qué cuenta «${metric}»`,
};
