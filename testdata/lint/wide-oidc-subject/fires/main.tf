condition {
  test     = "StringLike"
  variable = "token.actions.githubusercontent.com:sub"
  values = [
    "repo:acme/*", # want "lets more than one repository take the role"
    "repo:acme/api:*", # want "lets every branch, tag and pull request take the role"
    "repo:acme/api:environment:production", # want "names the repository without its ids"
  ]
}
