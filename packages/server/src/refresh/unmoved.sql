-- Leaves out rows whose copies under another user count instead.
-- in:  {moved}: the users
  AND user NOT IN {moved:Array(UInt64)}
