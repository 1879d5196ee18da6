# What is wrong with a command line, and what keeps a command from its work. Each message is also in ../sv/errors.ftl.

## Words of the command line, as clap says it

wrong-error = error
wrong-tip = tip
wrong-unknown-argument = unexpected argument '{ $argument }' found
wrong-unknown-command = unrecognized subcommand '{ $command }'
wrong-no-value = a value is required for '{ $argument }' but none was supplied
wrong-value = invalid value '{ $value }' for '{ $argument }'
wrong-value-why = invalid value '{ $value }' for '{ $argument }': { $why }
wrong-why-unknown = it is not one
wrong-why-number = { $said }
wrong-why-range = { $number } is not in { $range }
wrong-no-equals = equal sign is needed when assigning values to '{ $argument }'
wrong-too-many = unexpected value '{ $value }' for '{ $argument }' found; no more were expected
wrong-too-few = { $given ->
    [one] { $needed } values required by '{ $argument }'; only { $given } was provided
   *[other] { $needed } values required by '{ $argument }'; only { $given } were provided
}
wrong-number = { $given ->
    [one] { $needed } values required for '{ $argument }' but { $given } was provided
   *[other] { $needed } values required for '{ $argument }' but { $given } were provided
}
wrong-repeated = the argument '{ $argument }' cannot be used multiple times
wrong-conflict = the argument '{ $argument }' cannot be used with '{ $other }'
wrong-conflicts = the argument '{ $argument }' cannot be used with
wrong-missing = the following required arguments were not provided:
wrong-no-command = '{ $command }' requires a subcommand but one was not provided
wrong-utf8 = invalid UTF-8 was detected in one or more arguments
wrong-possible = possible values: { $words }
wrong-commands = subcommands: { $words }
wrong-similar-command = a similar subcommand exists: '{ $name }'
wrong-similar-commands = some similar subcommands exist: { $names }
wrong-similar-argument = a similar argument exists: '{ $name }'
wrong-similar-arguments = some similar arguments exist: { $names }
wrong-similar-value = a similar value exists: '{ $name }'
wrong-similar-values = some similar values exist: { $names }
wrong-as-value = to pass '{ $value }' as a value, use '{ $instead }'
wrong-exists = '{ $words }' exists
wrong-dashes = subcommand '{ $command }' exists; to use it, remove the '--' before it
wrong-quoted = '{ $name }'
wrong-more = For more information, try '{ $option }'.
