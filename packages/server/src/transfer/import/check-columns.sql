-- How many rows a file has: all, bad ones, good ones, and good ones without an id. See verdict.sql.
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
-- include: columns.sql
    )
)
SETTINGS
-- include: reading.sql
