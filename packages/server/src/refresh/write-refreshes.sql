-- Remembers that these bots' figures hold everything received until {settled} (ms), made in {timezone}.
INSERT INTO refreshes (bot, version, settled, timezone)
SELECT arrayJoin({bots:Array(String)}), {version:UInt64}, fromUnixTimestamp64Milli({settled:Int64}, 'UTC'), {timezone:String}
