-- name: replace
INSERT INTO setup (only_one, hash) VALUES (1, :hash) ON CONFLICT DO UPDATE SET hash = excluded.hash

-- name: find
SELECT hash FROM setup

-- name: remove
DELETE FROM setup
