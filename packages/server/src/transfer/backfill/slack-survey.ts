import { readJsonValues } from './json-values.ts';
import type { SourceFile } from './source.ts';
import { isObject } from './values.ts';
import { readZip, type ZipMember } from './zip.ts';

/** A conversation of one of the lists in the export. Private chats are in folders named by their id, the others by their name. */
export type Conversation = { id: string; isPrivate: boolean; members: string[]; bots: Set<string> };
/** One bot that wrote: by its `bot_id`, with everything else that it is called. */
type Bot = Set<string>;
export type Survey = {
  /** By folder. */
  conversations: Map<string, Conversation>;
  /** The workspace of each member. */
  teams: Map<string, string>;
  bots: Map<string, Bot>;
  /** The members who are no bots. */
  people: Set<string>;
};

const lists: Record<string, { isPrivate: boolean }> = {
  'channels.json': { isPrivate: false },
  'groups.json': { isPrivate: false },
  'mpims.json': { isPrivate: false },
  'dms.json': { isPrivate: true },
};

/** Reads the export through. Memory grows with members, conversations and bots, not with messages. */
export async function surveySlack(file: SourceFile): Promise<Survey> {
  const survey: Survey = { conversations: new Map(), teams: new Map(), bots: new Map(), people: new Set() };
  const wrote = new Map<string, Set<string>>();
  const names = new Map<string, string[]>();
  for await (const member of readZip(file.path, file.progress('Looking through'))) {
    const name = member.name.slice(member.name.lastIndexOf('/') + 1);
    const list = lists[name];
    if (list !== undefined) {
      for await (const one of recordsOf(member, file)) addConversation(survey, one, list.isPrivate);
    } else if (name === 'users.json' || name === 'org_users.json') {
      for await (const one of recordsOf(member, file)) addMember(survey, names, one);
    } else {
      const folder = dayFolderOf(member.name);
      if (folder === undefined) continue;
      for await (const one of recordsOf(member, file)) {
        const bot = typeof one['bot_id'] === 'string' ? addBot(survey, one, one['bot_id']) : undefined;
        if (bot !== undefined) wrote.set(folder, (wrote.get(folder) ?? new Set()).add(bot));
      }
    }
  }
  for (const [folder, conversation] of survey.conversations) conversation.bots = wrote.get(folder) ?? new Set();
  for (const bot of survey.bots.values()) {
    for (const id of [...bot]) {
      // An app can post in the name of a person, who is no bot because of that.
      if (survey.people.has(id)) bot.delete(id);
      for (const name of names.get(id) ?? []) bot.add(name);
    }
  }
  return survey;
}

/** "general" of `general/2022-01-10.json`, wherever in the ZIP the export begins. */
export const dayFolderOf = (name: string): string | undefined =>
  name.startsWith('__MACOSX/') ? undefined : /(?:^|\/)([^/]+)\/\d{4}-\d\d-\d\d\.json$/.exec(name)?.[1];

async function* recordsOf(member: ZipMember, { path }: SourceFile): AsyncGenerator<Record<string, unknown>> {
  const inside = `${member.name.replace(/[^\w./-]/g, '?')} in ${path}`;
  for await (const batch of readJsonValues(member.read(), inside, ['*'])) {
    for (const { value } of batch) if (isObject(value)) yield value;
  }
}

function addConversation(survey: Survey, { id, name, members }: Record<string, unknown>, isPrivate: boolean): void {
  const folder = isPrivate ? id : name;
  if (typeof id !== 'string' || typeof folder !== 'string') return;
  const known = Array.isArray(members) ? members.filter((member) => typeof member === 'string') : [];
  survey.conversations.set(folder, { id, isPrivate, members: known, bots: new Set() });
}

function addMember(survey: Survey, names: Map<string, string[]>, one: Record<string, unknown>): void {
  const { id, team_id: team, is_bot: isBot, name, real_name: realName } = one;
  if (typeof id !== 'string') return;
  if (typeof team === 'string') survey.teams.set(id, team);
  if (isBot !== true) survey.people.add(id);
  else
    names.set(
      id,
      [name, realName].filter((each) => typeof each === 'string'),
    );
}

function addBot(survey: Survey, message: Record<string, unknown>, id: string): string {
  const bot = survey.bots.get(id) ?? new Set([id]);
  survey.bots.set(id, bot);
  const { user, app_id: app, username, bot_profile: profile } = message;
  const called = [user, app, username, ...(isObject(profile) ? [profile['name'], profile['app_id']] : [])];
  for (const name of called) if (typeof name === 'string' && name !== '') bot.add(name);
  return id;
}
