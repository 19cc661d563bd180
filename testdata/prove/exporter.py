"""Serves request counters of one service, some of which fail while a file exists;
a catalogue like Consul's, whose version stands in FLAG.version; identity tokens.

usage: exporter.py PORT NAMESPACE JOB FLAG
"""
import base64
import http.server
import json
import os
import sys
import threading
import time

port, namespace, job, flag = int(sys.argv[1]), *sys.argv[2:5]
counts = {"200": 0, "503": 0}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read().strip()


def serve_requests():
    while True:
        failing = os.path.exists(flag)
        counts["200"] += 5 if failing else 10
        counts["503"] += 5 if failing else 0
        time.sleep(0.1)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/v1/catalog/service/"):
            self.answer([{"ServiceMeta": {"version": read(flag + ".version")}}])
            return
        if self.path.startswith("/token?"):
            payload = json.dumps({"exp": 1700000000, "aud": self.path}).encode()
            self.answer({"value": "e30." + base64.urlsafe_b64encode(payload).decode().rstrip("=") + ".sig"})
            return
        if self.path != "/metrics":
            self.send_response(503 if os.path.exists(flag) else 200)
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.end_headers()
        for code, count in counts.items():
            labels = f'namespace="{namespace}",job="{job}",code="{code}"'
            self.wfile.write(f"http_requests_total{{{labels}}} {count}\n".encode())

    def answer(self, value):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def log_message(self, *_):
        pass


threading.Thread(target=serve_requests, daemon=True).start()
http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
