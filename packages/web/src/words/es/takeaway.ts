import type { Words } from '../en.ts';

export const takeaway: Words['takeaway'] = {
  chart: 'Descargar',
  png: 'Imagen (PNG)',
  svg: 'Dibujo (SVG)',
  csv: 'Tabla (CSV)',
  copyTable: 'Copiar la tabla',
  copied: 'Copiado.',
  notCopied: 'El navegador no permitió copiar.',
  saved: 'El archivo está en las descargas.',
  failed: 'No funcionó. Recargar la página e intentar de nuevo.',
  source: 'Fuente: Turnout',
  completeUpTo: (moment) => `Completo hasta el ${moment}`,
  others: (count) => `Otras ${count}`,
  table: { from: 'Desde', to: 'Hasta' },
  share: 'Compartir',
  link: 'Copiar un enlace a esta vista',
  linkNote: (span) => `Siempre abre ${span}.`,
  view: 'Cifras de esta vista (CSV)',
  print: 'Imprimir o guardar como PDF',
  patterns: 'Texturas además de colores',
  report: {
    title: 'Informe de uso',
    perPlatform: 'Cifras por plataforma',
    page: (page, pages) => `Página ${page} de ${pages}`,
  },
};
