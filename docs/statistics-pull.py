#!/usr/bin/env python3
"""A platform's nightly pull: every indicator of an area, by month and by part, into one CSV file.

    python3 statistics-pull.py --area 440103 --from 2026-01 --to 2026-12 --out numbers.csv

Only the standard library. What did not change since the last night is answered 304 and kept; so the folder of --state belongs to one --out.
Secrets come from the environment: GRID_MEDIATION_CLIENT_SECRET. Without any settings it reads the demo on this machine.
"""

import argparse
import csv
import hashlib
import json
import os
import pathlib
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

TRIES = 6


def send(request):
    """An answer, after as many tries as a server under load may need."""
    for attempt in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refused:
            if refused.code == 304:
                return 304, refused.headers, b""
            if refused.code not in (429, 503) or attempt == TRIES - 1:
                sys.exit(f"{request.full_url}: {refused.code} {refused.read().decode('utf-8', 'replace')}")
            wait = float(refused.headers.get("Retry-After", 1))
        except (urllib.error.URLError, TimeoutError) as away:
            if attempt == TRIES - 1:
                sys.exit(f"{request.full_url}: {away}")
            wait = 2**attempt
        time.sleep(wait)


class Api:
    def __init__(self, options):
        self.options = options
        self.token, self.until = None, 0

    def bearer(self):
        """A token is good for some minutes; a long night needs several."""
        if time.time() > self.until:
            form = urllib.parse.urlencode({
                "grant_type": "client_credentials",
                "client_id": self.options.client,
                "client_secret": os.environ.get("GRID_MEDIATION_CLIENT_SECRET", self.options.client),
            }).encode()
            _, _, body = send(urllib.request.Request(self.options.token_url, form))
            answer = json.loads(body)
            self.token, self.until = answer["access_token"], time.time() + answer["expires_in"] - 30
        return self.token

    def get(self, path, **query):
        """The JSON under a path: from this machine when the server says that it is unchanged."""
        url = self.options.server + path + ("?" + urllib.parse.urlencode(query) if query else "")
        kept = self.options.state / (hashlib.sha256(url.encode()).hexdigest() + ".json")
        request = urllib.request.Request(url, headers={"Authorization": "Bearer " + self.bearer(), "Accept": "application/json"})
        before = json.loads(kept.read_text("utf-8")) if kept.exists() else None
        if before and before["etag"]:
            request.add_header("If-None-Match", before["etag"])
        status, headers, body = send(request)
        if status == 304:
            return before["body"], False
        answer = json.loads(body)
        # Written beside and moved into place: a pull that is cut off leaves the old one whole.
        beside = kept.with_suffix(".new")
        beside.write_text(json.dumps({"etag": headers.get("ETag"), "body": answer}), "utf-8")
        beside.replace(kept)
        return answer, True


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--server", default="http://localhost:8080")
    arguments.add_argument("--token-url", default="http://localhost:8180/realms/grid-mediation/protocol/openid-connect/token")
    arguments.add_argument("--client", default="demo-platform")
    arguments.add_argument("--area", required=True)
    arguments.add_argument("--from", dest="first", required=True, metavar="YYYY-MM")
    arguments.add_argument("--to", dest="last", required=True, metavar="YYYY-MM")
    arguments.add_argument("--basis", default="RECORDED", choices=["RECORDED", "CURRENT"])
    arguments.add_argument("--out", type=pathlib.Path, default=pathlib.Path("numbers.csv"))
    arguments.add_argument("--state", type=pathlib.Path, default=pathlib.Path(".statistics-pull"))
    options = arguments.parse_args()
    options.state.mkdir(parents=True, exist_ok=True)
    api = Api(options)

    rows, changed, asked = [], 0, 0
    for indicator in api.get("/v1/indicators")[0]:
        groupings = [g for g in ("MONTH", "CHILD_AREA") if g in indicator["groupBy"]]
        answer, new = api.get(
            "/v1/statistics",
            indicator=indicator["code"], area=options.area, basis=options.basis,
            groupBy=",".join(groupings), **{"from": options.first, "to": options.last})
        asked, changed = asked + 1, changed + new
        used = answer["definition"]
        for group in answer["groups"]:
            rows.append({
                "indicator": used["code"], "version": used["version"], "name": used["nameZh"], "unit": used["unit"],
                "month": group.get("month", ""), "area": group.get("area", answer["area"]), "own": group.get("own", False),
                "numerator": group.get("numerator", ""), "denominator": group.get("denominator", ""), "value": group.get("value", ""),
                "suppressed": group.get("suppressed", False), "asOf": answer["asOf"],
            })
    beside = options.out.with_suffix(".new")
    with beside.open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, rows[0].keys() if rows else ["indicator"])
        lines.writeheader()
        lines.writerows(rows)
    beside.replace(options.out)
    print(f"{asked} indicators, {changed} of them changed, {len(rows)} numbers in {options.out}")


if __name__ == "__main__":
    main()
