-- Who is bound by what. Parties of different registries are one where their official code is the same. For one of them, add a
-- condition: AND party.code = '2380'. (Every membership has its party and its agreement; LEFT only says that they are looked
-- up from there, so that no engine joins parties and agreements first.)
SELECT
  party.code,
  party.name,
  member.registry,
  member.agreement,
  agreement.title,
  agreement.effective_end
FROM memberships AS member
LEFT JOIN parties AS party ON party.registry = member.registry AND party.id = member.party
LEFT JOIN agreements AS agreement ON agreement.registry = member.registry AND agreement.id = member.agreement
WHERE member.bound
ORDER BY party.code NULLS LAST, party.name, member.registry, member.agreement
