apk add curl
if true
then
  npm ci
fi
