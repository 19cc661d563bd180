target "api" { contexts = { builder = "target:builder" } }
