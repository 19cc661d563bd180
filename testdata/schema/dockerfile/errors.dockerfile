# check=skip=all
FORM alpine
FROM a b
ENV x
FROM alpine
RUN --mont=type=cache true
COPY one
RUN <<EOF
never ends
