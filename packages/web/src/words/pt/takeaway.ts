import type { Words } from '../en.ts';

export const takeaway: Words['takeaway'] = {
  chart: 'Baixar',
  png: 'Imagem (PNG)',
  svg: 'Desenho (SVG)',
  csv: 'Tabela (CSV)',
  copyTable: 'Copiar a tabela',
  copied: 'Copiado.',
  notCopied: 'O navegador não permitiu copiar.',
  saved: 'O arquivo está nos downloads.',
  failed: 'Não funcionou. Recarregue a página e tente de novo.',
  source: 'Fonte: Turnout',
  completeUpTo: (moment) => `Completo até ${moment}`,
  others: (count) => `Outras ${count}`,
  table: { from: 'De', to: 'Até' },
  share: 'Compartilhar',
  link: 'Copiar um link para esta visão',
  linkNote: (span) => `Sempre abre ${span}.`,
  view: 'Números desta visão (CSV)',
  print: 'Imprimir ou salvar como PDF',
  patterns: 'Texturas além das cores',
  report: {
    title: 'Relatório de uso',
    perPlatform: 'Números por plataforma',
    page: (page, pages) => `Página ${page} de ${pages}`,
  },
};
