-- How many rows a file has: all, bad ones, good ones, and good ones without an id. See verdict.sql.
-- rows: what columns.sql or lines.sql gives.
SELECT
    countIf(fault != 'blank') AS rows,
    countIf(fault NOT IN ('', 'blank')) AS bad,
    countIf(fault = '' AND id_kind = 0) AS without_id
FROM
(
    SELECT
        *,
-- include: verdict.sql
    FROM
    (
-- slot: rows
    )
)
SETTINGS
-- include: reading.sql
