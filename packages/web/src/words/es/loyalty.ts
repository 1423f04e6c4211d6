import type { Words } from '../en.ts';

const cuts = {
  day: { one: 'el día', this: 'este día', before: 'el día anterior' },
  week: { one: 'la semana', this: 'esta semana', before: 'la semana anterior' },
  month: { one: 'el mes', this: 'este mes', before: 'el mes anterior' },
  quarter: { one: 'el trimestre', this: 'este trimestre', before: 'el trimestre anterior' },
  year: { one: 'el año', this: 'este año', before: 'el año anterior' },
};

const plurals = { week: 'semanas', month: 'meses' };

const ofCut = (cut: keyof typeof cuts) => [
  `Nuevas: personas cuyo primer mensaje al bot en esa plataforma llegó en ${cuts[cut].this}.`,
  `Siguen: personas que escribieron en ${cuts[cut].this} y en ${cuts[cut].before}. Reactivadas: personas que escribieron en ${cuts[cut].this}, no en ${cuts[cut].before}, y no son nuevas. Nuevas, las que siguen y reactivadas son, juntas, las personas activas.`,
  `Perdidas: personas que escribieron en ${cuts[cut].before} y no en ${cuts[cut].this}. Mientras ${cuts[cut].one} no termina, todavía pueden volver.`,
  'Para todo el período, lo anterior es lo mismo que en la comparación: tantos días justo antes o, antes de meses enteros, tantos meses.',
];

const ofCohorts = (cut: keyof typeof plurals) => [
  `Cada fila reúne a las personas cuyo primer mensaje al bot en esa plataforma llegó en ${cuts[cut].this}, y cuántas volvieron a escribir en ${{ week: 'las semanas', month: 'los meses' }[cut]} que siguieron.`,
  `Una persona cuenta en ${cuts[cut].one} si el bot recibió al menos un mensaje suyo entonces, pase lo que pase entre medio. Lo que aún no termina se marca «hasta ahora»: pueden ser más.`,
  'El promedio cuenta a cada persona una vez: todas las que volvieron a escribir, divididas por todas las que podían. Lo que aún no termina no entra.',
];

export const loyalty: Words['loyalty'] = {
  title: 'Quiénes vuelven',
  byDay: 'Contado por día: una hora es demasiado corta para volver.',
  failed: 'Esta parte no se pudo cargar.',
  lifecycle: {
    title: 'Quién llega, vuelve y se va',
    activeUsers: 'Personas activas',
    newUsers: 'Nuevas',
    returningUsers: 'Siguen',
    reactivatedUsers: 'Reactivadas',
    lostUsers: 'Perdidas',
    lostSoFar: 'Aún sin volver',
    definitions: {
      day: ofCut('day'),
      week: ofCut('week'),
      month: ofCut('month'),
      quarter: ofCut('quarter'),
      year: ofCut('year'),
    },
  },
  regulars: {
    title: 'Personas habituales',
    rolling28Users: 'En 28 días',
    rolling7Users: 'En 7 días',
    stickiness: 'Constancia',
    counts: '28 y 7 días',
    definitions: [
      'En 28 días, en 7 días: personas que le enviaron al bot al menos un mensaje en los 28 o 7 días que terminan con el día, la semana o el mes que se muestra. Lo que aún no termina llega hasta hoy.',
      'Constancia: cuántas de las personas de 28 días escriben en un día, en promedio. Las personas activas de cada día, sumadas, divididas por las personas de 28 días de esos mismos días, sumadas. 10 % significa que de diez personas habituales una escribe en un día cualquiera.',
    ],
  },
  messagesPerUser: {
    title: 'Mensajes por persona activa',
    definitions: [
      'Mensajes que el bot recibió, divididos por las personas que los enviaron. Para todo el período son los mensajes del período por sus personas activas, no el promedio de los valores mostrados.',
    ],
  },
  retention: {
    title: 'Cuántas personas vuelven más tarde',
    first: { week: 'Primera semana', month: 'Primer mes' },
    by: { week: 'Por semana', month: 'Por mes' },
    cut: 'Personas agrupadas por',
    newUsers: 'Nuevas',
    average: 'Promedio',
    later: (count, cut) => `${count} ${count === 1 ? { week: 'semana', month: 'mes' }[cut] : plurals[cut]} después`,
    summary: (share, cut) =>
      `En promedio, ${share} de las personas nuevas volvieron a escribir en ${{ week: 'la semana', month: 'el mes' }[cut]} siguiente.`,
    noAverage: (cut) => `Un período más largo muestra cuántas vuelven a escribir en ${plurals[cut]} posteriores.`,
    cell: (users, size, when) => `${users} de ${size} volvieron a escribir en ${when}`,
    cohort: (size) => `${size} personas nuevas`,
    averageOf: (size) => `de ${size} personas nuevas, en promedio`,
    nobody: 'No hubo personas nuevas en este período.',
    limited: (count, cut) =>
      `Se muestran ${{ week: 'las últimas', month: 'los últimos' }[cut]} ${count} ${plurals[cut]} del período.`,
    definitions: { week: ofCohorts('week'), month: ofCohorts('month') },
  },
  hours: {
    title: 'Horas de más movimiento',
    direction: 'Mensajes',
    busiest: (when) => `Más movimiento: ${when}`,
    mean: (mean) => `${mean} mensajes en promedio`,
    total: (total, days) => `${total} en total, en ${days} de esos días`,
    notInPeriod: 'No está en el período',
    none: 'No hay mensajes en este período.',
    totalColumn: 'En total',
    meanColumn: 'Promedio',
    hour: 'Hora',
    perHour: 'mensajes por hora',
    help: 'Las flechas recorren horas y días, Inicio y Fin saltan a los extremos y Escape suelta.',
    definitions: [
      'Mensajes según la hora y el día de la semana en que llegaron, en la zona horaria del bot.',
      'El color muestra el promedio: los mensajes de esa hora en todos esos días de la semana del período, divididos por el número de esos días, incluido hoy.',
    ],
  },
};
