import type { Words } from '../en.ts';

export const header: Words['header'] = {
  allBots: 'Todos los bots',
  period: 'Período',
  calendar: {
    previousMonth: 'Mes anterior',
    nextMonth: 'Mes siguiente',
    previousYear: 'Año anterior',
    nextYear: 'Año siguiente',
    previousDecade: 'Década anterior',
    nextDecade: 'Década siguiente',
  },
  customHint: 'O elegir el primer y el último día.',
  granularity: 'Detalle',
  automatic: 'Automático',
  automaticIs: (cut) => `Automático (${cut.toLowerCase()})`,
  hourLimit: 'hasta 31 días',
  compare: 'Comparar',
  compareHint: 'Dibujar otro período como línea fina',
  comparisons: {
    none: 'Sin comparación',
    previous: 'Período anterior',
    'last-year': 'Mismo período del año pasado',
  },
  compareShort: { previous: 'Anterior', 'last-year': 'Año pasado' },
  toDark: 'Cambiar a oscuro',
  toLight: 'Cambiar a claro',
  skip: 'Saltar al contenido',
  language: 'Idioma',
  signOut: 'Cerrar sesión',
  account: 'Cuenta',
};
