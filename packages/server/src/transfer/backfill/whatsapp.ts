import { ImportError } from '../import/import-error.ts';
import type { Finding, Judgement } from './finding.ts';
import { readLines } from './lines.ts';
import { createLocalTime } from './local-time.ts';
import { createOrdinals } from './ordinals.ts';
import type { Source, SourceFile } from './source.ts';
import { countOf } from './values.ts';
import { createDateOrderGuess, dateMs } from './whatsapp-dates.ts';
import { isNotice, type Opening, parseOpening } from './whatsapp-line.ts';
import { readZip } from './zip.ts';

/**
 * A chat that WhatsApp exported as text, or the ZIP with it. It has local times to the minute or second, names or numbers as the phone shows
 * them, and no ids: a message's id here is its chat, its time and how many of the same author came before it in that time, so that
 * a later and longer export brings the same ids, and who writes in a group and alone at one time has two. Read twice, because the order of day and month, and who writes, only the whole chat tells.
 */
export const whatsapp: Source = async function* whatsapp(file) {
  const { options, path } = file;
  const survey = await surveyChat(file);
  const side = sideOf(survey, file);
  const order = options.dateOrder ?? survey.dates.decide(path);
  const instantOf = createLocalTime(options.timezone);
  const ordinalOf = createOrdinals();

  const judge = ({ numbers, timeMs, author, text }: Opening): Judgement => {
    if (author === undefined) return { ignored: 'lines that WhatsApp wrote' };
    if (isNotice(text)) return { ignored: 'notices and calls' };
    const day = dateMs(numbers, order);
    if (day === undefined) return { rejected: 'invalid_timestamp' };
    const isSent = side.bots.has(author);
    const user = isSent ? side.partner : (side.person ?? userOf(author));
    const time = new Date(day + timeMs).toISOString().slice(0, 19);
    const direction = isSent ? 'sent' : 'received';
    const id = `export:${side.partner}:${time}:${ordinalOf(time, `${direction} ${user}`)}`;
    return { message: { platform: 'whatsapp', user, direction, timestamp: instantOf(day + timeMs), id } };
  };

  for await (const openings of readOpenings(file, 'Converting')) {
    yield openings.map(({ line, opening }): Finding => ({ line, ...judge(opening) }));
  }
};

type Survey = { authors: Set<string>; dates: ReturnType<typeof createDateOrderGuess> };

async function surveyChat(file: SourceFile): Promise<Survey> {
  const survey: Survey = { authors: new Set(), dates: createDateOrderGuess() };
  let isChat = false;
  for await (const openings of readOpenings(file, 'Looking through')) {
    for (const { opening } of openings) {
      isChat = true;
      survey.dates.add(opening.numbers);
      if (opening.author !== undefined && !isNotice(opening.text)) survey.authors.add(opening.author);
    }
  }
  if (!isChat) {
    throw new ImportError(
      `${file.path} is no chat that WhatsApp exported: no line begins with a date, a time and a name, as "31/12/2025, 23:59 - Name: …".`,
    );
  }
  return survey;
}

/** Whom the bot writes to: the one who writes to it, or in a group the group. */
type Side = { bots: ReadonlySet<string>; person: string | undefined; partner: string };

function sideOf({ authors }: Survey, { path, options }: SourceFile): Side {
  const bots = new Set(options.botUsers.map(withoutMarks));
  const missing = [...bots].find((bot) => !authors.has(bot));
  if (bots.size === 0 || missing !== undefined) {
    const what = missing === undefined ? 'It cannot be told which author is the bot' : `Nobody wrote as "${missing}"`;
    throw new ImportError(
      `${what}: ${path} has ${countOf(authors.size, 'author')}. Say so with --bot-user and the name exactly as the file has it.`,
      {
        misuse: true,
      },
    );
  }
  const people = [...authors].filter((author) => !bots.has(author));
  const [person] = people;
  const { user } = options;
  if (people.length === 1 && person !== undefined) {
    const known = user ?? userOf(person);
    return { bots, person: known, partner: known };
  }
  if (user === undefined) {
    const found =
      people.length === 0 ? 'Nobody but the bot wrote' : `${countOf(people.length, 'person', 'people')} wrote`;
    throw new ImportError(
      `${found} in ${path}. Say with --user whom the bot wrote to: the person's number, or any name for a group, the same at each import.`,
      {
        misuse: true,
      },
    );
  }
  return people.length === 0
    ? { bots, person: undefined, partner: user }
    : { bots, person: undefined, partner: `group:${user}` };
}

/** Who is not in the phone's contacts stands there by number, which WhatsApp's own ids are made of. A name can only be a name. */
function userOf(author: string): string {
  const number = /^~?\s*\+?[\d\s().-]{7,}$/.test(author) ? author.replace(/\D/g, '') : '';
  return number === '' ? `name:${author}` : number;
}

async function* readOpenings(file: SourceFile, phase: string): AsyncGenerator<{ line: number; opening: Opening }[]> {
  let shape: string | undefined;
  let line = 0;
  for await (const lines of linesOf(file, phase)) {
    const openings: { line: number; opening: Opening }[] = [];
    for (const text of lines) {
      line += 1;
      const opening = parseOpening(text);
      shape ??= opening?.shape;
      // What looks otherwise than the first is part of a message: somebody copied it from another chat.
      if (opening !== undefined && opening.shape === shape) openings.push({ line, opening });
    }
    yield openings;
  }
}

async function* linesOf(file: SourceFile, phase: string): AsyncGenerator<string[]> {
  if (!/\.zip$/i.test(file.path)) return yield* readLines(file.read(phase), file.path);
  for await (const member of readZip(file.path, file.progress(phase))) {
    if (/\.txt$/i.test(member.name) && !member.name.startsWith('__MACOSX/'))
      return yield* readLines(member.read(), file.path);
  }
}

const withoutMarks = (name: string) =>
  name.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').replace(/[\u00a0\u2009\u202f]/g, ' ');
