-- Stops a statement at a value that cannot be; prep-films.ts turns the message into one for people.
CREATE OR REPLACE TEMP MACRO source_fault(dataset, column_name, found, wanted) AS
  error(concat_ws(chr(9), 'source-fault', dataset, column_name, coalesce(found, '\N'), wanted))
