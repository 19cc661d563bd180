FROM alpine:3.22
RUN <<EOF
set -eo pipefail
apk add curl
EOF
COPY <<one <<-"two" /etc/
first
one
	second # no comment
	two
RUN <<E bash
npm ci
E
RUN <<E
#!/usr/bin/env python3
print("x")
E
RUN ["sh", "-c", "apk add git"]
