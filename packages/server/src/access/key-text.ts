import { hash, randomBytes, randomInt } from 'node:crypto';

/**
 * What a key may do with its bot: send messages, read figures, or stand in a public web page and send messages of
 * platform webchat from there.
 */
export type Scope = 'ingest' | 'read' | 'webchat';

/** 256 random bits behind a prefix that secret scanners and people recognise. */
export const newKeyText = (scope: Scope): string => `turnout_${scope}_${randomBytes(32).toString('base64url')}`;

const pattern = /^turnout_(?:ingest|read|webchat)_[A-Za-z0-9_-]{43}$/;
/** Whether it can be a key at all; keeps garbage of any length away from the hash. */
export const isKeyText = (text: string): boolean => pattern.test(text);

export const hashKeyText = (text: string): string => hash('sha256', text);

// Without the signs that are mistaken for each other.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
/** Names a key or a note in lists and commands; says nothing about it. */
export const newShortId = (): string => Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
