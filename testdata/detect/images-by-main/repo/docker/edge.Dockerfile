FROM golang:1.26 AS build
WORKDIR /src
COPY edge/ /src/
RUN go install ./cmd/...
FROM scratch
COPY --from=build /go/bin/server /server
EXPOSE 9090
HEALTHCHECK CMD wget -q -O- http://localhost:9090/up || exit 1
CMD ["/server"]
