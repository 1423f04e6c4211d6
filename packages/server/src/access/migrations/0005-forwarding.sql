-- The bot's own address, to which every genuine delivery of the platform is passed on; sealed as the credentials are, since
-- some bots have a secret in it.
ALTER TABLE connections ADD COLUMN forward_to BLOB;
