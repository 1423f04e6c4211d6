-- What people wrote on a bot's days. `author` is the account that wrote it, for the operator alone; it is empty for a
-- command, for an open demo, and once the account is gone.
CREATE TABLE notes (
  id TEXT NOT NULL PRIMARY KEY,
  bot TEXT NOT NULL REFERENCES bots (bot) ON DELETE CASCADE,
  day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= day),
  text TEXT NOT NULL,
  author TEXT REFERENCES "user" ("id") ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_bot ON notes (bot, day);
CREATE INDEX notes_author ON notes (author);
