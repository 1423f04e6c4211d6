-- in: a bot; a first and a last day, either of which may be left open; out: its notes that touch those days, by day
-- name: list
SELECT id, day, last_day, text, created_at, updated_at FROM notes
WHERE bot = :bot AND (:from IS NULL OR last_day >= :from) AND (:to IS NULL OR day <= :to)
ORDER BY day, last_day, created_at, id

-- name: get
SELECT id, day, last_day, text, created_at, updated_at FROM notes WHERE bot = :bot AND id = :id

-- Changes nothing where there is no such bot, or where it has as many notes as it may have.
-- name: create
INSERT INTO notes (id, bot, day, last_day, text, author, created_at, updated_at)
SELECT :id, bot, :day, :lastDay, :text, :author, :now, :now FROM bots
WHERE bot = :bot AND (SELECT count(*) FROM notes WHERE bot = :bot) < :most

-- Each change has an instant of its own, since the instant tells versions apart.
-- name: update
UPDATE notes SET day = :day, last_day = :lastDay, text = :text, updated_at = max(:now, updated_at + 1)
WHERE bot = :bot AND id = :id AND (:expected IS NULL OR updated_at = :expected)

-- name: remove
DELETE FROM notes WHERE bot = :bot AND id = :id
