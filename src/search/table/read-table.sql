-- Reads every block of a table, so that DuckDB compares it with its checksum.
SELECT bit_xor(hash(row_of_table)) FROM query_table($table_name) AS row_of_table
