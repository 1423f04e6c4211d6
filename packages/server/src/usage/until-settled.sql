-- Nothing that the days' figures do not hold yet.
      AND received_at <= fromUnixTimestamp64Milli({settled:Int64}, 'UTC')
