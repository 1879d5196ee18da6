-- What lapses within a year: it runs out, and nothing takes over. Counted from the day of each registry's export.
SELECT
  agreement.registry,
  agreement.id,
  agreement.title,
  agreement.effective_end,
  agreement.days_left,
  agreement.statutory
FROM agreements AS agreement
JOIN registries AS own ON own.registry = agreement.registry
WHERE array_contains(agreement.flags, 'lapsing')
  AND agreement.effective_end <= own.as_of + INTERVAL '1' YEAR
ORDER BY agreement.effective_end, agreement.registry, agreement.id
