-- Whose decision agreements wait for, and how many, most first: in which councils they have to be put on the agenda.
SELECT
  party.code,
  min(party.name) AS name,
  count(*) AS agreements,
  count(DISTINCT member.registry) AS registries
FROM memberships AS member
JOIN parties AS party ON party.registry = member.registry AND party.id = member.party
WHERE member.standing = 'awaiting'
GROUP BY party.code, CASE WHEN party.code IS NULL THEN member.registry END, CASE WHEN party.code IS NULL THEN party.id END
ORDER BY agreements DESC, party.code NULLS LAST, name
