values = ["repo:acme/*"]
