import { readJsonValues } from './json-values.ts';
import type { SourceFile } from './source.ts';
import { isObject } from './values.ts';

/** A chat as it stands in the file, before its messages. */
export type Chat = { index: number; type: string; id: string };
export type ChatMessage = { chat: Chat; value: unknown };

const roots = ['', 'chats.list.*.', 'left_chats.list.*.'];
const wanted = [
  'personal_information.user_id',
  ...roots.flatMap((root) => ['type', 'id', 'messages.*'].map((key) => `${root}${key}`)),
];

/** What is in the file, in its order. `account`: who exported it, where the export has the personal information. */
export async function* readChats(
  file: SourceFile,
  phase: string,
): AsyncGenerator<{ account?: string; messages: ChatMessage[] }> {
  let chat: Chat = { index: 0, type: '', id: '' };
  for await (const batch of readJsonValues(file.read(phase), file.path, wanted)) {
    const messages: ChatMessage[] = [];
    let account: string | undefined;
    for (const { path, value } of batch) {
      if (path.endsWith('messages.*')) messages.push({ chat, value });
      else if (path.startsWith('personal')) account = String(value);
      // A chat begins with its type.
      else if (path.endsWith('type')) chat = { index: chat.index + 1, type: String(value), id: '' };
      else chat = { ...chat, id: String(value) };
    }
    yield account === undefined ? { messages } : { account, messages };
  }
}

/** Who wrote where. Authors are ids. */
export type Survey = {
  account: string | undefined;
  chats: Map<number, { chat: Chat; authors: Set<string> }>;
  /** The ids of the authors who have one of the names that were asked for. */
  named: Map<string, Set<string>>;
};

/** Reads the file through. Memory grows with people and chats, not with messages. */
export async function surveyChats(file: SourceFile): Promise<Survey> {
  const survey: Survey = { account: undefined, chats: new Map(), named: new Map() };
  const names = new Set(file.options.botUsers);
  for await (const { account, messages } of readChats(file, 'Looking through')) {
    survey.account ??= account;
    for (const { chat, value } of messages) {
      const known = survey.chats.get(chat.index) ?? { chat, authors: new Set<string>() };
      survey.chats.set(chat.index, known);
      const author = isObject(value) && value['type'] === 'message' ? userOf(value['from_id']) : undefined;
      if (author === undefined || !isObject(value)) continue;
      known.authors.add(author);
      const name = value['from'];
      if (typeof name === 'string' && names.has(name))
        survey.named.set(name, (survey.named.get(name) ?? new Set()).add(author));
    }
  }
  return survey;
}

/** "user123" is 123; exports of before 2021 say 123. Channels and groups, which also post, are no users. */
export function userOf(fromId: unknown): string | undefined {
  if (typeof fromId === 'number') return String(fromId);
  return typeof fromId === 'string' ? /^user(\d+)$/.exec(fromId)?.[1] : undefined;
}
