package old

import _ "example.com/transitive"
