# syntax=docker/dockerfile:1
# docker build -t steward . && docker run -p 8080:8080 -v steward:/data steward
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/steward ./cmd/steward
RUN mkdir -m 0700 /out/data /out/tmp

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/steward /usr/bin/steward
COPY --from=build --chown=65532:65532 /out/data /data
COPY --from=build --chown=65532:65532 /out/tmp /tmp
USER 65532:65532
ENV STEWARD_DATA=/data
VOLUME /data
EXPOSE 8080
# Orchestrators: live while /healthz answers 200, ready while /readyz does.
ENTRYPOINT ["/usr/bin/steward"]
CMD ["serve"]
