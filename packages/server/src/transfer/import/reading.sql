-- How files are read. TRAP: with parallel parsing the row numbers of CSV are wrong (in 4.9 of 5 million rows).
-- TRAP: with short circuits the engine computes what several branches share once for each branch: 20 µs a row instead of 2.
-- Fields are taken as they are: blanks are not cut off, \N is no NULL (nothing is), a short or long row is still a row.
    input_format_parallel_parsing = 0,
    short_circuit_function_evaluation = 'disable',
    max_block_size = 16384,
    min_insert_block_size_rows = 250000,
    min_insert_block_size_bytes = 67108864,
    input_format_csv_skip_first_lines = 1,
    input_format_csv_allow_variable_number_of_columns = 1,
    input_format_csv_trim_whitespaces = 0,
    format_csv_allow_single_quotes = 0,
    format_csv_allow_double_quotes = 1,
    format_csv_delimiter = ',',
    format_csv_null_representation = '\0',
    input_format_parquet_allow_missing_columns = 1,
    input_format_parquet_preserve_order = 1,
    prefer_column_name_to_alias = 1,
    session_timezone = 'UTC',
    log_comment = 'turnout import'
