FROM golang:1.26 AS build
WORKDIR /src
COPY . .
RUN cd cmd/server && go build -o /out/fleetd .
FROM scratch
COPY --from=build /out/fleetd /fleetd
EXPOSE 8443
CMD ["/fleetd"]
