#!/usr/bin/env python3
"""Sends a file to /v1/imports and waits for what becomes of it. Python 3.8 or newer, standard library only.

GRID_CLIENT and GRID_SECRET in the environment are the client's name and secret. Errors of rows go to standard output, one a line with tabs
between row, column, value, code and text; progress goes to standard error.

Ends with 0 when every row was taken, 1 when rows were rejected, 2 when the import failed or could not be sent; then standard error says which
rows are stored all the same (mode VALID_ROWS).
"""
import argparse
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

RETRY = {429, 502, 503, 504}
TYPES = {".csv": "text/csv", ".ndjson": "application/x-ndjson", ".gz": "application/gzip",
         ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
OVER = {"FINISHED", "FAILED", "CANCELLED"}


class Api:
    def __init__(self, api, realm, client, secret):
        self.api, self.realm, self.client, self.secret = api, realm, client, secret
        self.token, self.until = None, 0

    def bearer(self):
        if time.time() > self.until - 30:
            form = urllib.parse.urlencode({"grant_type": "client_credentials", "client_id": self.client,
                                           "client_secret": self.secret}).encode()
            with urllib.request.urlopen(self.realm + "/protocol/openid-connect/token", form, timeout=30) as answer:
                got = json.load(answer)
            self.token, self.until = got["access_token"], time.time() + got["expires_in"]
        return self.token

    def call(self, method, path, file=None, headers=None, tries=8):
        """Repeats what was not answered or may be repeated; waits as long as the server says, else longer each time."""
        for tried in range(1, tries + 1):
            wait = min(60, 2 ** tried)
            body = open(file, "rb") if file else None
            try:
                request = urllib.request.Request(self.api + path, data=body, method=method, headers=dict(headers or {}))
                request.add_header("Authorization", "Bearer " + self.bearer())
                if file:
                    request.add_header("Content-Length", str(os.path.getsize(file)))
                return urllib.request.urlopen(request, timeout=600)
            except urllib.error.HTTPError as error:
                if error.code not in RETRY or tried == tries:
                    print(error.code, error.read().decode("utf-8", "replace"), file=sys.stderr)
                    raise SystemExit(2)
                wait = int(error.headers.get("Retry-After") or wait)
            except (urllib.error.URLError, ConnectionError, TimeoutError) as error:
                if tried == tries:
                    print(error, file=sys.stderr)
                    raise SystemExit(2)
            finally:
                if body:
                    body.close()
            time.sleep(wait)


def main():
    # A console that lacks a character shows another one instead.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file")
    options.add_argument("--kind", default="RESIDENTS")
    options.add_argument("--mode", default="VALIDATE", choices=["VALIDATE", "ALL_OR_NOTHING", "VALID_ROWS"])
    options.add_argument("--source", help="the system in which externalId means something")
    options.add_argument("--ignore", help="columns to leave out, with commas between them")
    options.add_argument("--encoding", help="of a CSV: UTF-8 or GB18030")
    options.add_argument("--worksheet", help="of an XLSX with several that have something in them")
    options.add_argument("--api", default=os.environ.get("GRID_API", "http://localhost:8080"))
    options.add_argument("--realm", default=os.environ.get("GRID_REALM", "http://localhost:8180/realms/grid-mediation"))
    asked = options.parse_args()
    client, secret = os.environ.get("GRID_CLIENT"), os.environ.get("GRID_SECRET")
    if not client or not secret:
        options.error("GRID_CLIENT and GRID_SECRET must be in the environment")
    if not os.path.isfile(asked.file):
        options.error("there is no file " + asked.file)
    api = Api(asked.api, asked.realm, client, secret)

    query = {"kind": asked.kind, "mode": asked.mode, "source": asked.source, "ignore": asked.ignore,
             "encoding": asked.encoding, "worksheet": asked.worksheet}
    path = "/v1/imports?" + urllib.parse.urlencode({name: value for name, value in query.items() if value})
    # The key makes a repetition safe when the answer was lost on the way.
    headers = {"Content-Type": TYPES.get(os.path.splitext(asked.file)[1].lower(), "application/octet-stream"),
               "Idempotency-Key": str(uuid.uuid4())}
    with api.call("POST", path, asked.file, headers) as answer:
        job = json.load(answer)
    where = "/v1/imports/" + job["id"]
    print(where, file=sys.stderr)

    wait = 1
    while job["state"] not in OVER:
        time.sleep(wait)
        wait = min(30, wait * 1.5)
        with api.call("GET", where) as answer:
            job = json.load(answer)
        print(job["state"], str(job["percent"]) + "%", json.dumps(job["rows"]), file=sys.stderr)

    with api.call("GET", where + "/errors", headers={"Accept": "application/x-ndjson"}) as errors:
        for line in errors:
            error = json.loads(line)
            print("\t".join(str(error.get(part, "")) for part in ("row", "column", "value", "code", "text", "textEn")))
    if job["state"] != "FINISHED":
        failure = job.get("failure", {})
        print(json.dumps(failure or job["state"], ensure_ascii=False), file=sys.stderr)
        if "storedUntil" in failure:
            print("taken up to row %d, %d of them rejected; nothing below is stored. Mend the file and send it again as a whole."
                  % (failure["storedUntil"], job["rows"]["rejected"]), file=sys.stderr)
        elif job["applied"]:
            print("stopped after %d rows, which are stored as far as they are valid." % job["rows"]["read"], file=sys.stderr)
        else:
            print("nothing is stored.", file=sys.stderr)
        raise SystemExit(2)
    raise SystemExit(1 if job["rows"]["rejected"] else 0)


if __name__ == "__main__":
    main()
