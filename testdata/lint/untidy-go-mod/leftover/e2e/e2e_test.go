package e2e

import _ "github.com/acme/probe"
