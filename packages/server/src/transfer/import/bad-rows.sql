-- Writes the bad rows of a file, and the rows that span several lines, to another file, in order: row, line breaks inside it,
-- fault. Into a file, because they may be as many as the rows; and never what is in them. One thread keeps the order.
-- rows: what columns.sql or lines.sql gives.
INSERT INTO FUNCTION file({report:String}, 'TSV', 'row UInt64, lines UInt32, fault String')
SELECT row, lines, fault
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
WHERE fault NOT IN ('', 'blank') OR lines > 0
SETTINGS
    max_threads = 1,
-- include: reading.sql
