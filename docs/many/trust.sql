-- How far each registry can be relied on: of which day it is, what could not be read or was left out, and how many errors
-- and warnings `avtal check` has.
SELECT
  own.registry,
  own.as_of,
  cardinality(own.incomplete) AS unread_files,
  own.filtered,
  coalesce(found.errors, 0) AS errors,
  coalesce(found.warnings, 0) AS warnings
FROM registries AS own
LEFT JOIN (
  SELECT
    registry,
    count(CASE WHEN level = 'error' THEN 1 END) AS errors,
    count(CASE WHEN level = 'warning' THEN 1 END) AS warnings
  FROM findings
  GROUP BY registry
) AS found ON found.registry = own.registry
ORDER BY errors DESC, unread_files DESC, own.registry
