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
  compareHint: 'Dibujar el período anterior como línea fina',
  toDark: 'Cambiar a oscuro',
  toLight: 'Cambiar a claro',
  language: 'Idioma',
  signOut: 'Cerrar sesión',
  account: 'Cuenta',
};
