import { ImportError } from '../import/import-error.ts';
import type { Chat, Survey } from './telegram-chats.ts';
import { countOf } from './values.ts';

/** Whose messages of a chat are the bot's, and how the Bot API names the chat; or why the chat is passed over. */
export type Side = { bots: ReadonlySet<string>; chatId: string; isGroup: boolean } | { ignored: string };

const groups: Record<string, string> = { private_group: '-', private_supergroup: '-100', public_supergroup: '-100' };
const otherChats = 'messages of chats in which the bot has no part';

/** Throws an ImportError when it cannot be told who the bot is. */
export function createSides(survey: Survey, botUsers: readonly string[], path: string): (chat: Chat) => Side {
  const bots = botUsers.length > 0 ? givenBots(survey, botUsers, path) : onlyBot(survey, path);

  function sideOf(chat: Chat): Side {
    const { type, id } = chat;
    const authors = survey.chats.get(chat.index)?.authors ?? new Set<string>();
    const writes = [...bots].some((bot) => authors.has(bot));
    const sign = groups[type];
    if (sign !== undefined) return writes ? { bots, chatId: `${sign}${id}`, isGroup: true } : { ignored: otherChats };
    if (type !== 'personal_chat' && type !== 'bot_chat') return { ignored: 'posts of channels and saved messages' };
    // A private chat is the exporting account's with the one whose id it has; the Bot API calls it by the person.
    if (!bots.has(id)) {
      const isBotExport = survey.account === undefined ? writes : bots.has(survey.account);
      return isBotExport ? { bots, chatId: id, isGroup: false } : { ignored: otherChats };
    }
    const person = survey.account ?? [...authors].find((author) => !bots.has(author));
    return person === undefined
      ? { ignored: 'messages of chats in which only the bot wrote' }
      : { bots, chatId: person, isGroup: false };
  }

  const sides = new Map<number, Side>();
  return (chat) => {
    const side = sides.get(chat.index) ?? sideOf(chat);
    sides.set(chat.index, side);
    return side;
  };
}

function givenBots(survey: Survey, botUsers: readonly string[], path: string): Set<string> {
  const authors = authorsOf(survey);
  const bots = new Set<string>();
  for (const given of botUsers) {
    const id = /^(?:user)?(\d+)$/.exec(given)?.[1];
    const found =
      id === undefined ? [...(survey.named.get(given) ?? [])] : [id].filter((author) => authors.has(author));
    const [bot] = found;
    if (bot === undefined) {
      throw new ImportError(
        `Nobody wrote as "${given}" in ${path}, which has ${countsOf(survey)}. --bot-user takes the number in the bot's from_id, or its name exactly as the file has it.`,
        { misuse: true },
      );
    }
    if (found.length > 1) {
      throw new ImportError(
        `${found.length} authors in ${path} are called "${given}". Give --bot-user the number in from_id.`,
        {
          misuse: true,
        },
      );
    }
    bots.add(bot);
  }
  return bots;
}

/** Without being told: where the account chatted with one bot, it is that. */
function onlyBot(survey: Survey, path: string): Set<string> {
  const chats = [...survey.chats.values()].map(({ chat }) => chat);
  const bots = new Set(chats.filter(({ type }) => type === 'bot_chat').map(({ id }) => id));
  if (bots.size === 1) return bots;
  const found = bots.size === 0 ? 'no chat with a bot' : `chats with ${bots.size} bots`;
  throw new ImportError(
    `It cannot be told who in ${path} is the bot: it has ${found}, and ${countsOf(survey)}. Say so with --bot-user: the number in its from_id, or its name as the file has it.`,
    { misuse: true },
  );
}

const authorsOf = ({ chats }: Survey) => new Set([...chats.values()].flatMap(({ authors }) => [...authors]));
const countsOf = (survey: Survey) =>
  `${countOf(authorsOf(survey).size, 'author')} in ${countOf(survey.chats.size, 'chat')}`;
