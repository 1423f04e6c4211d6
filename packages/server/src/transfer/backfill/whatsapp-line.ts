/** The beginning of a message in an exported chat. Which of `numbers` is the day, the rest of the file tells. */
export type Opening = {
  /** What the lines that begin a message have in common in one file: brackets, marks, seconds, halves of the day. */
  shape: string;
  /** Of the date, as they stand. */
  numbers: readonly [string, string, string];
  /** Of the clock, within the day. */
  timeMs: number;
  /** Undefined where nobody speaks: somebody joined, the group was renamed. */
  author: string | undefined;
  text: string;
};

/** Marks of the direction of writing, which stand anywhere. */
const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const narrowBlanks = /[\u00a0\u2009\u202f]/g;
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

const date = String.raw`(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{1,4})\.?`;
// Words between date and time. TRAP: any word would do to read a time, and among them are those that say which half of the day it is.
const between = String.raw`[,،]? (?:(?:klo|kl\.|um|om|at|às|à) )?`;
const time = String.raw`(上午|下午|오전|오후|午前|午後)? ?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: ?([ap])\.? ?m\.?)?`;
/** iPhones write "[31/12/23, 23:59:58] Name: text", Android "31/12/23, 23:59 - Name: text". */
const openings = [
  { kind: '[', pattern: new RegExp(`^\\[${date}${between}${time}\\] ?(.*)$`, 'iu') },
  { kind: '-', pattern: new RegExp(`^${date}${between}${time} [-–] (.*)$`, 'iu') },
] as const;

/** Undefined for a line that goes on with the message before it. */
export function parseOpening(line: string): Opening | undefined {
  const first = line.codePointAt(0) ?? 0;
  // Nearly all other lines are told by their first letter.
  if (first < 0x80 && !/[\d[]/.test(line[0] ?? '')) return undefined;
  const plain = line
    .replace(marks, '')
    .replace(narrowBlanks, ' ')
    .replace(otherDigits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  for (const { kind, pattern } of openings) {
    const [, a = '', mark = '', b = '', c = '', before, hour = '', minute = '', second, half, rest = ''] =
      pattern.exec(plain) ?? [];
    const timeMs = rest === '' ? undefined : clockMs(Number(hour), Number(minute), Number(second ?? 0), before ?? half);
    if (timeMs === undefined) continue;
    const shape = [kind, mark, second === undefined, before === undefined && half === undefined, a.length > 2].join(
      ' ',
    );
    const colon = rest.indexOf(': ');
    const isSaid = colon > 0;
    return {
      shape,
      numbers: [a, b, c],
      timeMs,
      author: isSaid ? rest.slice(0, colon) : undefined,
      text: isSaid ? rest.slice(colon + 2) : rest,
    };
  }
  return undefined;
}

function clockMs(hour: number, minute: number, second: number, half: string | undefined): number | undefined {
  if (minute > 59 || second > 59) return undefined;
  if (half === undefined) return hour > 23 ? undefined : ((hour * 60 + minute) * 60 + second) * 1000;
  if (hour < 1 || hour > 12) return undefined;
  const isAfternoon = /p|下午|오후|午後/i.test(half);
  return (((hour % 12) + (isAfternoon ? 12 : 0)) * 3600 + minute * 60 + second) * 1000;
}

/** Lines with an author that nobody wrote: the notice that the chat is encrypted, and calls. Of the languages that are known here. */
const notices = [
  /end-to-end encrypted|cifrad[oa]s? de extremo a extremo|criptografia de ponta a ponta|Ende-zu-Ende-verschlüsselt|chiffrés de bout en bout/i,
  /^(?:missed )?(?:voice|video) call\b|^llamada (?:de voz|de video|perdida|de voz perdida)|^chamada de (?:voz|vídeo)|^(?:verpasster )?(?:sprach|video)anruf|^appel (?:vocal|vidéo)/i,
  /security code .* changed|código de seguridad .* (?:ha )?cambi|código de segurança .* mudou/i,
];
export const isNotice = (text: string): boolean => notices.some((notice) => notice.test(text));
