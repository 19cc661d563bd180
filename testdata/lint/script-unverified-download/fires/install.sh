#!/bin/sh
curl -sSfL https://example.com/install.sh | sh # want "sh runs what \"https://example.com\" answers, without a checksum$"
curl -k https://example.com/install.sh | bash # want "the connection proves nothing"
curl -fsSL https://example.com/tool.tgz | tar xz # want "archive from \"https://example.com\" is used without a checksum"
