module github.com/acme/chat

go 1.26.3

require github.com/spf13/cobra v1.10.2
