FROM alpine:3 as x
RUN apk add \
  # why
  curl=8 \
  git
CMD ["x"]