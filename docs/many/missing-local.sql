-- Which parties lack the local agreement that an agreement in force expects of them: neither in its own registry nor in
-- another, where it is `based_on` it as `name:id` and binds a party with the same official code.
WITH elsewhere AS (
  SELECT DISTINCT
    split_part(base.based_on, ':', 1) AS registry,
    split_part(base.based_on, ':', 2) AS agreement,
    party.code
  FROM bases AS base
  JOIN memberships AS member ON member.registry = base.registry AND member.agreement = base.agreement
  JOIN parties AS party ON party.registry = member.registry AND party.id = member.party
  WHERE base.based_on LIKE '%:%' AND member.bound AND party.code IS NOT NULL
)
SELECT
  expected.registry,
  expected.agreement,
  agreement.title,
  expected.party,
  party.name,
  party.code
FROM locals AS expected
JOIN agreements AS agreement ON agreement.registry = expected.registry AND agreement.id = expected.agreement
JOIN parties AS party ON party.registry = expected.registry AND party.id = expected.party
LEFT JOIN elsewhere
  ON elsewhere.registry = expected.registry
  AND elsewhere.agreement = expected.agreement
  AND elsewhere.code = party.code
WHERE NOT expected.met AND elsewhere.code IS NULL
ORDER BY expected.registry, expected.agreement, expected.party
