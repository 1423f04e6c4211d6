-- name: add
INSERT INTO deliveries (bot, connector, at, what, times)
SELECT bot, :connector, :at, :what, :times FROM bots WHERE bot = :bot

-- Equal deliveries right after one another are one line.
-- name: repeat
UPDATE deliveries SET at = :at, times = times + :times
WHERE id = (SELECT max(id) FROM deliveries WHERE bot = :bot AND connector = :connector) AND what = :what

-- Refused ones are one line whatever came between: nobody has to prove anything to be refused, and could push the others out.
-- name: repeat_refused
UPDATE deliveries SET at = :at, times = times + :times
WHERE bot = :bot AND connector = :connector AND what = :what

-- name: trim
DELETE FROM deliveries
WHERE bot = :bot AND connector = :connector AND id <= (
  SELECT id FROM deliveries WHERE bot = :bot AND connector = :connector ORDER BY id DESC LIMIT 1 OFFSET :kept
)

-- out: the last ones of a bot, the newest first
-- name: list
SELECT id, connector, at, what, times FROM deliveries WHERE bot = :bot ORDER BY at DESC, id DESC LIMIT :most
