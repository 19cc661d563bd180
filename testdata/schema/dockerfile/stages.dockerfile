# syntax=docker/dockerfile:1
# a comment
ARG GO_VERSION=1.26 BASE
FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine AS build
ARG GO_VERSION
ARG VERSION=dev
ENV A=1 B="two words" C=$VERSION D=$A
LABEL old value with blanks
WORKDIR /src/$GO_VERSION
COPY --link --from=build --chown=1:1 go.mod  go.sum ./
COPY ["a b", "c"]
RUN --mount=type=cache,target=/go/pkg/mod \
    # inside
    --mount=type=bind,source=.,target=. \

    go build \
      -o /out/app ./cmd/app && echo "$VERSION"
FROM build AS test
RUN echo $A
FROM ${BASE:-alpine}
FROM $BASE
ADD --checksum=sha256:abc https://example.com/a.tgz /a
USER 65532:65532
EXPOSE 8080/tcp 9090
HEALTHCHECK --interval=5s CMD curl -f http://localhost/
ENTRYPOINT ["/app", "a\"b"]
CMD server --port 80
ONBUILD COPY --chown=1 . /app
