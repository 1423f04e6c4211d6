import { z } from 'zod';

/** A platform: where a conversation happens. Known ones have a name and a colour; unknown ones work just as well. */
export const platformPattern = /^[a-z0-9][a-z0-9_-]{0,31}$/;
export const platformSlug = z.string().regex(platformPattern);

/** A bot's id, as it stands in addresses and commands. */
export const botPattern = /^[a-z0-9][a-z0-9_-]{0,63}$/;
export const botSlug = z.string().regex(botPattern);
