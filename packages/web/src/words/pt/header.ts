import type { Words } from '../en.ts';

export const header: Words['header'] = {
  allBots: 'Todos os bots',
  period: 'Período',
  calendar: {
    previousMonth: 'Mês anterior',
    nextMonth: 'Próximo mês',
    previousYear: 'Ano anterior',
    nextYear: 'Próximo ano',
    previousDecade: 'Década anterior',
    nextDecade: 'Próxima década',
  },
  customHint: 'Ou escolha o primeiro e o último dia.',
  granularity: 'Detalhe',
  automatic: 'Automático',
  automaticIs: (cut) => `Automático (${cut.toLowerCase()})`,
  hourLimit: 'até 31 dias',
  compare: 'Comparar',
  compareHint: 'Desenhar outro período como uma linha fina',
  comparisons: {
    none: 'Sem comparação',
    previous: 'Período anterior',
    'last-year': 'Mesmo período do ano passado',
  },
  compareShort: { previous: 'Anterior', 'last-year': 'Ano passado' },
  toDark: 'Mudar para escuro',
  toLight: 'Mudar para claro',
  skip: 'Pular para o conteúdo',
  language: 'Idioma',
  signOut: 'Sair',
  account: 'Conta',
};
