-- Keys of scope webchat may stand in a public page. `origins` are the pages that such a key is bound to, separated by
-- spaces; no other key has any. SQLite changes the CHECK of a column by making the table anew.
CREATE TABLE keys_with_origins (
  id TEXT NOT NULL PRIMARY KEY,
  bot TEXT NOT NULL REFERENCES bots (bot) ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('ingest', 'read', 'webchat')),
  origins TEXT NOT NULL DEFAULT '' CHECK ((scope = 'webchat') = (origins <> '')),
  hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER
) STRICT;
INSERT INTO keys_with_origins (id, bot, scope, hash, created_at, last_used_at)
SELECT id, bot, scope, hash, created_at, last_used_at FROM keys;
DROP TABLE keys;
ALTER TABLE keys_with_origins RENAME TO keys;
CREATE INDEX keys_bot ON keys (bot);
