-- What the last finished refresh of each bot covers.
-- out: bot, version, settled (ms), timezone
SELECT bot, version, toUnixTimestamp64Milli(settled) AS settled, timezone
FROM refreshes FINAL
