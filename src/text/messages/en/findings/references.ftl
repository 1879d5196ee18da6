# What findings say in English: findings/references. Each message is in the file of the same name of every language.

## References
circle = { $ids } → `{ $first }`
circle-more = { $ids } → { $count } more → `{ $first }`
circle-entangled = { $circle }, and { $count } more with them
finding-basis-cycle = these agreements rest on each other in a circle: { $circle }
place-rests-on = `{ $from }` rests on `{ $to }`
help-basis-cycle = take away the `based_on` of the one that the others follow from
finding-body-cycle = these bodies take over from each other in a circle: { $circle }
place-takes-over = `{ $from }` takes over from `{ $to }`
help-body-cycle = keep `replaces` in the body that exists now, and take away the others
finding-end-cycle = these agreements end with each other in a circle: { $circle }
place-ends-with = `{ $from }` ends with `{ $to }`
help-end-cycle = take away the `ends_with` of the main agreement, and give its own end
finding-group-cycle = these groups contain each other in a circle: { $circle }
place-contains = `{ $from }` contains `{ $to }`
help-group-cycle = take the larger group out of the `members` of the smaller
finding-replacement-cycle = these agreements replace each other in a circle: { $circle }
place-replaces = `{ $from }` replaces `{ $to }`
help-replacement-cycle = keep the `[[replaces]]` of the newer one, and take away the other
finding-changed-document = `{ $path }` is not the file with this fingerprint
help-changed-document = compare it with the signed document; `sha256sum` prints the fingerprint of the file as it is
place-changed-file = the file that has changed
fix-fingerprint = record the fingerprint of the file as it is
finding-duplicate-reference = `{ $id }` is named twice in `{ $key }`
help-duplicate-reference = name what was meant the second time, or take it away
place-named-already = named here already
fix-second-reference = take away the second `{ $id }`
finding-former-id = `{ $id }` is now called `{ $now }`
place-former-id = its former id
finding-missing-document = there is no file `{ $path }` in the registry{ $because }
help-missing-document = put it there, or correct the path: it is given from the registry's root
finding-document-unreadable = the file `{ $path }` is there, but cannot be read
finding-document-left-out = git leaves `{ $path }` out of this work tree, as in a sparse checkout
finding-self-reference = `{ $key }` of `{ $id }` names this { $kind } itself
help-self-replaced = if it lives until its own successor takes over, write `until = "replaced"` instead
help-self-reference = name the { $kind } that was meant, or take it away
finding-unknown-agreement = there is no agreement `{ $id }`{ $because }
finding-unknown-party = there is no party `{ $id }`{ $because }
finding-unknown-body = there is no body `{ $id }`{ $because }
an-agreement = an agreement
a-party = a party
a-body = a body
help-other-type = `{ $id }` is { $kind }: `{ $key }` takes { $taken }
help-unknown-record = correct it, or write the record `{ $folder }/{ $id }.toml`
help-unknown-elsewhere = correct it, or have the record written in the registry `{ $name }`, in { $path }
help-unknown-registry = correct what stands before the colon: it is the name of another registry, in `[registries]` of registry.toml
help-unknown-id = correct it: an id has lower-case letters a-z, digits and single hyphens
finding-unused-body = no other record names the body `{ $id }`
help-unused-body = name it where it has something to do; if there is nothing, take this record away
finding-unused-party = no other record names the party `{ $id }`
help-unused-party = name it in its agreements or groups; if there are none, take this record away
finding-registry-itself = the registry `{ $name }` is this one
finding-registry-cycle = these registries name each other in a circle: { $names }
help-registry-cycle = let each name only those that its own records refer to, and take the entry that points back away
errors-in-registry = the registry `{ $name }` has { $count ->
    [one] { $count } error
   *[other] { $count } errors
} of its own
finding-faulty-registry-unread = { $errors }, and { $count ->
    [one] { $count } of its files
   *[other] { $count } of its files
} cannot be read: what would follow from { $count ->
    [one] it
   *[other] them
} is missing here
help-faulty-registry = tell those who keep it; `avtal check -C { $path }` shows them

## Files
finding-fixed-level = `{ $rule }` is an error in reading, and always stays one
help-fixed-level = take this line away, and correct the files in which it is found
finding-empty-registry = there is no agreement in this registry
help-empty-registry = put the first one under `agreements/` (`avtal new agreement` makes it), or run in the folder that holds them
