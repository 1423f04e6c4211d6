-- How far the statement of an import is that runs now: rows and bytes read. Its text holds the key, so it stays inside.
SELECT read_rows, read_bytes
FROM system.processes
WHERE Settings['log_comment'] = 'turnout import'
