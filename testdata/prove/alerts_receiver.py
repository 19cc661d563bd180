"""Keeps what is posted to it, a JSON object per line, in the file of its argument; prints its port."""
import http.server
import json
import sys


class Keep(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        entry = {"path": self.path, "authorization": self.headers.get("Authorization"), "body": body}
        with open(sys.argv[1], "a", encoding="utf-8") as out:
            out.write(json.dumps(entry) + "\n")
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"errcode": 0}')

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Keep)
print(server.server_port, flush=True)
server.serve_forever()
