import type { Words } from '../en.ts';

const cuts = {
  day: { one: 'o dia', inThis: 'neste dia', inBefore: 'no dia anterior' },
  week: { one: 'a semana', inThis: 'nesta semana', inBefore: 'na semana anterior' },
  month: { one: 'o mês', inThis: 'neste mês', inBefore: 'no mês anterior' },
  quarter: { one: 'o trimestre', inThis: 'neste trimestre', inBefore: 'no trimestre anterior' },
  year: { one: 'o ano', inThis: 'neste ano', inBefore: 'no ano anterior' },
};

const plurals = { week: 'semanas', month: 'meses' };

const ofCut = (cut: keyof typeof cuts) => [
  `Novas: pessoas cuja primeira mensagem ao bot nessa plataforma chegou ${cuts[cut].inThis}.`,
  `Continuam: pessoas que escreveram ${cuts[cut].inThis} e ${cuts[cut].inBefore}. Reativadas: pessoas que escreveram ${cuts[cut].inThis}, não ${cuts[cut].inBefore}, e não são novas. Novas, as que continuam e reativadas são, juntas, as pessoas ativas.`,
  `Perdidas: pessoas que escreveram ${cuts[cut].inBefore} e não ${cuts[cut].inThis}. Enquanto ${cuts[cut].one} não termina, ainda podem voltar.`,
  'Para o período inteiro, o anterior é o mesmo da comparação: a mesma quantidade de dias logo antes ou, antes de meses inteiros, de meses.',
];

const ofCohorts = (cut: keyof typeof plurals) => [
  `Cada linha reúne as pessoas cuja primeira mensagem ao bot nessa plataforma chegou ${cuts[cut].inThis}, e quantas voltaram a escrever ${{ week: 'nas semanas', month: 'nos meses' }[cut]} que se seguiram.`,
  `Uma pessoa conta se o bot recebeu pelo menos uma mensagem dela ${cuts[cut].inThis}, não importa o que houve no meio. O que ainda não terminou é marcado “até agora”: podem ser mais.`,
  'A média conta cada pessoa uma vez: todas as que voltaram a escrever, divididas por todas as que podiam. O que ainda não terminou fica de fora.',
];

export const loyalty: Words['loyalty'] = {
  title: 'Quem volta',
  byDay: 'Contado por dia: uma hora é curta demais para voltar.',
  failed: 'Não foi possível carregar esta parte.',
  lifecycle: {
    title: 'Quem chega, volta e sai',
    activeUsers: 'Pessoas ativas',
    newUsers: 'Novas',
    returningUsers: 'Continuam',
    reactivatedUsers: 'Reativadas',
    lostUsers: 'Perdidas',
    lostSoFar: 'Ainda não voltaram',
    definitions: {
      day: ofCut('day'),
      week: ofCut('week'),
      month: ofCut('month'),
      quarter: ofCut('quarter'),
      year: ofCut('year'),
    },
  },
  regulars: {
    title: 'Pessoas frequentes',
    rolling28Users: 'Em 28 dias',
    rolling7Users: 'Em 7 dias',
    stickiness: 'Constância',
    counts: '28 e 7 dias',
    definitions: [
      'Em 28 dias, em 7 dias: pessoas que enviaram ao bot pelo menos uma mensagem nos 28 ou 7 dias que terminam com o dia, a semana ou o mês mostrado. O que ainda não terminou vai até hoje.',
      'Constância: quantas das pessoas de 28 dias escrevem em um dia, em média. As pessoas ativas de cada dia, somadas, divididas pelas pessoas de 28 dias desses mesmos dias, somadas. 10% significa que, de dez pessoas frequentes, uma escreve em um dia qualquer.',
    ],
  },
  messagesPerUser: {
    title: 'Mensagens por pessoa ativa',
    definitions: [
      'Mensagens que o bot recebeu, divididas pelas pessoas que as enviaram. Para o período inteiro são as mensagens do período por suas pessoas ativas, não a média dos valores mostrados.',
    ],
  },
  retention: {
    title: 'Quantas pessoas voltam mais tarde',
    first: { week: 'Primeira semana', month: 'Primeiro mês' },
    by: { week: 'Por semana', month: 'Por mês' },
    cut: 'Pessoas agrupadas por',
    newUsers: 'Novas',
    average: 'Média',
    later: (count, cut) => `${count} ${count === 1 ? { week: 'semana', month: 'mês' }[cut] : plurals[cut]} depois`,
    summary: (share, cut) =>
      `Em média, ${share} das pessoas novas voltaram a escrever ${{ week: 'na semana', month: 'no mês' }[cut]} seguinte.`,
    noAverage: (cut) => `Um período mais longo mostra quantas voltam a escrever em ${plurals[cut]} seguintes.`,
    cell: (users, size, when) => `${users} de ${size} voltaram a escrever em ${when}`,
    cohort: (size) => `${size} pessoas novas`,
    averageOf: (size) => `de ${size} pessoas novas, em média`,
    nobody: 'Não houve pessoas novas neste período.',
    limited: (count, cut) =>
      `Mostrando ${{ week: 'as últimas', month: 'os últimos' }[cut]} ${count} ${plurals[cut]} do período.`,
    definitions: { week: ofCohorts('week'), month: ofCohorts('month') },
  },
  hours: {
    title: 'Horas de mais movimento',
    direction: 'Mensagens',
    busiest: (when) => `Mais movimento: ${when}`,
    mean: (mean) => `${mean} mensagens em média`,
    total: (total, days) => `${total} ao todo, em ${days} desses dias`,
    notInPeriod: 'Não está no período',
    none: 'Não há mensagens neste período.',
    totalColumn: 'Ao todo',
    meanColumn: 'Média',
    hour: 'Hora',
    perHour: 'mensagens por hora',
    help: 'As setas percorrem horas e dias, Home e End vão aos extremos e Escape solta.',
    definitions: [
      'Mensagens pela hora e pelo dia da semana em que chegaram, no fuso horário do bot.',
      'A cor mostra a média: as mensagens daquela hora em todos esses dias da semana do período, divididas pelo número desses dias, incluindo hoje.',
    ],
  },
};
