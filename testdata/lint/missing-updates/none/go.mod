module example.com/acme/orders // want "neither Dependabot nor Renovate"
