package loose

import _ "example.com/gopath"
