-- The days of the period before, for the slot `earlier` of day-parts.sql; it is wanted as a whole, without buckets.
-- in:  {previous_from}, {previous_to}
            day BETWEEN {previous_from:Date32} AND {previous_to:Date32},
            [('previous', {previous_from:Date32}, active_since({previous_from:Date32}))],
