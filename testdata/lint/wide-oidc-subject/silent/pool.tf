variable = "token.actions.githubusercontent.com:aud"
attribute_condition = "assertion.repository_id == '5678'"
