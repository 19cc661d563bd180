variable = "token.actions.githubusercontent.com:sub"
values = ["repo:acme/api:*"]
variable = "token.actions.githubusercontent.com:job_workflow_ref"
