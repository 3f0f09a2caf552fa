-- Stops a statement at an invalid value; source-fault.ts turns the message into one for people.
CREATE OR REPLACE TEMP MACRO source_fault(dataset, column_name, found, expected) AS
  error(concat_ws(chr(9), 'source-fault', dataset, column_name, coalesce(found, '\N'), expected))
