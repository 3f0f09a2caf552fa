-- A credit's place among those of its film.
CREATE OR REPLACE TEMP MACRO credit_place("ordering") AS
  CASE
    -- also 1.0, as tools for tables write it
    WHEN regexp_full_match("ordering", '-?[0-9]{1,9}(\.0+)?') OR "ordering" IS NULL
      THEN CAST("ordering" AS INTEGER)
    ELSE source_fault('title.principals', 'ordering', "ordering", 'a whole number')
  END
