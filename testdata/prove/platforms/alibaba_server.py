"""Stands in for GitHub's token service, Alibaba Cloud's STS and its APIs. It checks
signatures by its own reading of the vendor's page:
https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature"""
import hashlib
import hmac
import http.server
import json
import re
import sys
import urllib.parse

SECRET = b"key-of-an-hour"


class Server(http.server.BaseHTTPRequestHandler):
    def answer(self, code, value):
        self.send_response(code)
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urllib.parse.urlsplit(self.path)
        if url.path == "/token":
            wanted = urllib.parse.parse_qs(url.query)["audience"] == ["sts.aliyuncs.com"]
            return self.answer(200 if wanted else 400, {"value": "a.b.c"})
        if b"AssumeRoleWithOIDC" in body:
            form = urllib.parse.parse_qs(body.decode(), strict_parsing=True)
            right = form["OIDCToken"] == ["a.b.c"] and form["RoleArn"] == ["acs:ram::1:role/deploy"] and form["Version"] == ["2015-04-01"]
            return self.answer(200 if right else 400, {"Credentials": {
                "AccessKeyId": "id", "AccessKeySecret": SECRET.decode(), "SecurityToken": "session"}})
        if url.path == "/":
            return self.answer(200, {})
        if not self.signed(url, body):
            return self.answer(403, {"code": "SignatureDoesNotMatch"})
        return self.call(url.path, body)

    def signed(self, url, body):
        fields = re.fullmatch(r"ACS3-HMAC-SHA256 Credential=id,SignedHeaders=(\S+),Signature=([0-9a-f]{64})", self.headers["Authorization"])
        names = fields[1].split(";")
        needed = {"host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version", "x-acs-security-token"}
        if names != sorted(names) or not needed <= set(names) or self.headers["x-acs-content-sha256"] != hashlib.sha256(body).hexdigest():
            return False
        headers = "".join(f"{name}:{self.headers[name].strip()}\n" for name in names)
        canonical = "\n".join([self.command, url.path, url.query, headers, ";".join(names), hashlib.sha256(body).hexdigest()])
        text = "ACS3-HMAC-SHA256\n" + hashlib.sha256(canonical.encode()).hexdigest()
        return hmac.compare_digest(hmac.new(SECRET, text.encode(), hashlib.sha256).hexdigest(), fields[2])

    def call(self, path, body):
        if path.endswith("/user_config"):
            return self.answer(200, {"config": "apiVersion: v1"})
        if self.command == "GET":
            return self.answer(404, {"code": "NotFound"})
        value = json.loads(body)
        if path.endswith("/versions"):
            return self.answer(200, {"versionId": "7"})
        if path.endswith("/functions") and not value["code"]["zipFile"].startswith("UEsD"):
            return self.answer(400, {"code": "NoZip"})
        return self.answer(200, value)

    do_GET = do_POST = do_PUT = handle_any

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Server).serve_forever()
