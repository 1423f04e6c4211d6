-- Rows of inserts that are over: what is read in several looks is of one moment, and no figure holds half an import.
-- in:  {seen_until}: the newest stamp (ms); {seen_without}: the stamps up to it of inserts that are still under way
  AND received_at <= fromUnixTimestamp64Milli({seen_until:Int64}, 'UTC')
  AND NOT has({seen_without:Array(Int64)}, toUnixTimestamp64Milli(received_at))
