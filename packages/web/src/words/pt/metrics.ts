import type { Words } from '../en.ts';

export const metrics: Words['metrics'] = {
  activeUsers: 'Pessoas ativas',
  newUsers: 'Pessoas novas',
  totalUsers: 'Total de pessoas',
  messagesReceived: 'Mensagens recebidas',
  messagesSent: 'Mensagens enviadas',
};

export const definitions: Words['definitions'] = {
  activeUsers:
    'Pessoas que enviaram ao bot pelo menos uma mensagem no período. Quem só recebeu mensagens não é ativo. O número é calculado para o período inteiro, não é a soma dos dias: uma pessoa ativa em dois dias é uma única pessoa ativa.',
  newUsers:
    'Pessoas cuja primeira mensagem ao bot nessa plataforma está no período. A primeira de toda a história, não a primeira do período.',
  totalUsers:
    'Pessoas que, até o fim do período, tinham escrito ao bot pelo menos uma vez, desde a primeira mensagem dele.',
  messagesReceived: 'Mensagens que o bot recebeu das pessoas. Uma entregue ou informada duas vezes conta uma só vez.',
  messagesSent: 'Mensagens que o bot enviou às pessoas. Uma entregue ou informada duas vezes conta uma só vez.',
};
