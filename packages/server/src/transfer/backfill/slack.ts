import { ImportError } from '../import/import-error.ts';
import type { Finding, Judgement } from './finding.ts';
import { readJsonValues } from './json-values.ts';
import { type Conversation, dayFolderOf, type Survey, surveySlack } from './slack-survey.ts';
import type { Source } from './source.ts';
import { countOf, isObject } from './values.ts';
import { readZip } from './zip.ts';

/**
 * The ZIP that Slack exports: lists of members and conversations, and a folder for each conversation with a file for each day.
 * It is read twice, because only at its end it is known which bots there are and where they wrote.
 * Shapes: slack.com/help/articles/220556107 and https://docs.slack.dev/reference/events/message.
 */
export const slack: Source = async function* slack(file) {
  const survey = await surveySlack(file);
  const bots = chooseBots(survey, file.options.botUsers, file.path);
  for await (const member of readZip(file.path, file.progress('Converting'))) {
    const folder = dayFolderOf(member.name);
    if (folder === undefined) continue;
    const conversation = survey.conversations.get(folder);
    const judge = createJudge(survey, bots, conversation);
    for await (const batch of readJsonValues(member.read(), file.path, ['*'])) {
      yield batch.map(({ value }): Finding => judge(value));
    }
  }
};

/** What is said, however it looks. Other subtypes tell of joins, topics, huddles, deleted messages and the like. */
const messageSubtypes = new Set<unknown>([undefined, 'file_share', 'thread_broadcast', 'me_message']);

type Bots = { ids: ReadonlySet<string>; names: ReadonlySet<string> };

function createJudge(
  survey: Survey,
  bots: Bots,
  conversation: Conversation | undefined,
): (value: unknown) => Judgement {
  const userOf = (user: unknown, team: unknown): string | undefined => {
    if (typeof user !== 'string' || bots.names.has(user)) return undefined;
    const home = typeof team === 'string' ? team : survey.teams.get(user);
    return home === undefined ? undefined : `${home}:${user}`;
  };
  const isBots =
    conversation !== undefined &&
    ([...conversation.bots].some((bot) => bots.ids.has(bot)) ||
      conversation.members.some((member) => bots.names.has(member)));

  return (value) => {
    if (conversation === undefined) return { ignored: 'messages in folders that no list of conversations names' };
    if (!isBots) return { ignored: 'messages of conversations in which the bot has no part' };
    if (!isObject(value)) return { rejected: 'not_an_object' };
    const { type, subtype, ts, user, bot_id: bot, user_team: userTeam, team } = value;
    const isBot = typeof bot === 'string';
    if (type !== 'message' || !(messageSubtypes.has(subtype) || (isBot && subtype === 'bot_message'))) {
      return { ignored: 'joins, topics and other events' };
    }
    if (isBot ? !bots.ids.has(bot) : user === 'USLACKBOT') return { ignored: 'messages of other bots' };
    if (typeof ts !== 'string' || !/^\d{9,10}\.\d{6}$/.test(ts)) return { rejected: 'invalid_timestamp', field: 'ts' };
    // Slack tells nobody else whom a private channel is with, so that live counting names the channel, too.
    const person = isBot ? `group:${conversation.id}` : userOf(user, userTeam ?? team);
    if (person === undefined) return { rejected: 'missing_field', field: typeof user === 'string' ? 'team' : 'user' };
    const direction = isBot ? 'sent' : 'received';
    const timestamp = Math.round(Number(ts) * 1000);
    return { message: { platform: 'slack', user: person, direction, timestamp, id: `${conversation.id}:${ts}` } };
  };
}

/** Throws an ImportError when it cannot be told which of the bots in the workspace it is. */
function chooseBots({ bots, conversations }: Survey, botUsers: readonly string[], path: string): Bots {
  if (conversations.size === 0) {
    throw new ImportError(
      `${path} is no export of Slack: it has no channels.json, groups.json, dms.json or mpims.json.`,
    );
  }
  const found = [...bots].filter(([, names]) => botUsers.length === 0 || botUsers.some((given) => names.has(given)));
  const missing = botUsers.find((given) => !found.some(([, names]) => names.has(given)));
  if (missing !== undefined) {
    throw new ImportError(
      `No bot wrote as "${missing}" in ${path}, in which ${countOf(bots.size, 'bot')} wrote. --bot-user takes the bot_id, the user or the name in the bot's messages.`,
      { misuse: true },
    );
  }
  if (botUsers.length === 0 && found.length !== 1) {
    throw new ImportError(
      `It cannot be told which bot it is: in ${path} ${countOf(found.length, 'bot')} wrote. Say so with --bot-user: the bot_id, the user or the name in its messages.`,
      { misuse: true },
    );
  }
  return { ids: new Set(found.map(([id]) => id)), names: new Set(found.flatMap(([, names]) => [...names])) };
}
