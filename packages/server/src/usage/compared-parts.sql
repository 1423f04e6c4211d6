-- What a day adds to the compared period, for the slot `also` of day-parts.sql; that is wanted as a whole, without buckets.
-- A day may lie in both periods.
-- in:  {compared_from}, {compared_to}
        if(
            day BETWEEN {compared_from:Date32} AND {compared_to:Date32},
            [('previous', {compared_from:Date32}, active_since(toInt32({compared_from:Date32})))],
            []
        ) AS compared_parts,
