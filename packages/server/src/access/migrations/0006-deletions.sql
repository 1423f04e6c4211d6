-- Bots of which messages and figures are still being removed. Everything else of them is gone; their ids are free after that.
CREATE TABLE deletions (bot TEXT NOT NULL PRIMARY KEY) STRICT;
