#!/usr/bin/env python3
"""A platform's nightly pull: a copy of all that it may see, in an SQLite file, kept right by the change feed.

    python3 pull.py --out copy.sqlite

Only the standard library. The first run takes a snapshot, each later one the changes since; a run that is cut off goes on where it was.
Secrets come from the environment: GRID_MEDIATION_CLIENT_SECRET. Without any settings it reads the demo on this machine.
"""

import argparse
import json
import os
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

TRIES = 6


class Expired(Exception):
    """What came after the cursor is no longer kept."""


def send(request):
    """An answer, after as many tries as a server under load may need."""
    for attempt in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as refused:
            if refused.code == 410:
                raise Expired() from None
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
        self.post = options.post

    def bearer(self):
        """A token is good for some minutes; a first pull needs several."""
        if time.time() > self.until:
            form = urllib.parse.urlencode({
                "grant_type": "client_credentials",
                "client_id": self.options.client,
                "client_secret": os.environ.get("GRID_MEDIATION_CLIENT_SECRET", self.options.client),
            }).encode()
            answer = send(urllib.request.Request(self.options.token_url, form))
            self.token, self.until = answer["access_token"], time.time() + answer["expires_in"] - 30
        return self.token

    def get(self, path, **query):
        url = self.options.server + path + ("?" + urllib.parse.urlencode(query) if query else "")
        headers = {"Authorization": "Bearer " + self.bearer(), "Accept": "application/json"}
        if self.post:
            headers["Acting-Post"] = self.post
        return send(urllib.request.Request(url, headers=headers))

    def act_as_reader(self):
        """An account may have posts for other purposes too."""
        if not self.post:
            readers = [post for post in self.get("/v1/me")["posts"] if post["role"] == "FEED_READER"]
            if not readers:
                sys.exit(f"{self.options.client} has no post as a feed-reader")
            self.post = readers[0]["id"]


class Copy:
    def __init__(self, file):
        self.rows = sqlite3.connect(file)
        self.rows.executescript("""
            create table if not exists record (subject text primary key, area text not null, data text not null);
            create table if not exists state (name text primary key, value text not null)""")

    def state(self, name):
        found = self.rows.execute("select value from state where name = ?", (name,)).fetchone()
        return found and found[0]

    def take(self, items, **state):
        """A page and the cursor after it: both or neither."""
        with self.rows:
            for item in items:
                if "data" in item:
                    self.rows.execute(
                        "insert or replace into record values (?, ?, ?)",
                        (item["subject"], item["area"], json.dumps(item["data"], ensure_ascii=False)))
                else:
                    self.rows.execute("delete from record where subject = ?", (item["subject"],))
            for name, value in state.items():
                if value is None:
                    self.rows.execute("delete from state where name = ?", (name,))
                else:
                    self.rows.execute("insert or replace into state values (?, ?)", (name, value))

    def empty(self):
        with self.rows:
            self.rows.execute("delete from record")
            self.rows.execute("delete from state")

    def size(self):
        return self.rows.execute("select count(*) from record").fetchone()[0]


def snapshot(api, copy):
    pages, cursor = 0, copy.state("page")
    while True:
        page = api.get("/v1/changes/snapshot", limit=200, **({"cursor": cursor} if cursor else {}))
        cursor, pages = page.get("next"), pages + 1
        copy.take(page["items"], page=cursor, after=None if cursor else page["changes"])
        if not cursor:
            return pages


def changes(api, copy):
    seen, more = 0, True
    while more:
        page = api.get("/v1/changes", limit=1000, after=copy.state("after"))
        copy.take(page["items"], after=page["next"])
        seen, more = seen + len(page["items"]), page["more"]
    return seen


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--server", default="http://localhost:8080")
    arguments.add_argument("--token-url", default="http://localhost:8180/realms/grid-mediation/protocol/openid-connect/token")
    arguments.add_argument("--client", default="demo-platform")
    arguments.add_argument("--post", help="the id of the post to act under; the account's feed-reader post when absent")
    arguments.add_argument("--out", default="copy.sqlite")
    options = arguments.parse_args()
    api, copy = Api(options), Copy(options.out)
    api.act_as_reader()

    pages = 0
    if not copy.state("after"):
        pages = snapshot(api, copy)
    try:
        seen = changes(api, copy)
    except Expired:
        copy.empty()
        pages = snapshot(api, copy)
        seen = changes(api, copy)
    print(f"{pages} pages of a snapshot, {seen} changes, {copy.size()} records in {options.out}")


if __name__ == "__main__":
    main()
