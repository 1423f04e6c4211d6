-- The platforms that deliver to a bot by webhook. `credentials` is JSON, sealed under a key made of the secret: checking a
-- signature takes the platform's own secret, so that it cannot be kept as a hash.
CREATE TABLE connections (
  bot TEXT NOT NULL REFERENCES bots (bot) ON DELETE CASCADE,
  connector TEXT NOT NULL,
  credentials BLOB NOT NULL,
  connected_at INTEGER NOT NULL,
  PRIMARY KEY (bot, connector)
) STRICT;

-- What became of the last deliveries of each bot; nothing of what was in them. `what` is JSON: counts and reasons.
CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY,
  bot TEXT NOT NULL REFERENCES bots (bot) ON DELETE CASCADE,
  connector TEXT NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  times INTEGER NOT NULL
) STRICT;
CREATE INDEX deliveries_bot ON deliveries (bot, id);
