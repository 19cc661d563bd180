package x

import _ "example.com/nowhere"
