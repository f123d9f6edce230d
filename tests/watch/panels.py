"""Asks a Prometheus for every query of every panel, variables filled in: panels.py DASHBOARD URL.

Each must return at least one series. A value that is not a number is told and counted, and is an error unless it is a
quotient of things that have not happened.
"""
import json
import sys
import time
import urllib.parse
import urllib.request

VARIABLES = {"$__rate_interval": "15s", "$__range": "1m", "$__interval": "5s", "$job": "geowire", "$instance": ".+"}


def ask(base, query):
    url = f"{base}/api/v1/query?" + urllib.parse.urlencode({"query": query})
    with urllib.request.urlopen(url, timeout=20) as answer:
        return json.load(answer)["data"]["result"]


def queries(dashboard):
    for panel in dashboard["panels"]:
        for target in panel.get("targets", []):
            query = target["expr"]
            for name, value in VARIABLES.items():
                query = query.replace(name, value)
            assert "$" not in query, query
            yield panel["title"], query


def main():
    dashboard, base = json.load(open(sys.argv[1])), sys.argv[2]
    ids = [panel["id"] for panel in dashboard["panels"]]
    assert len(ids) == len(set(ids)), "panel ids repeat"
    waiting, deadline = list(queries(dashboard)), time.time() + 60
    total, empty = len(waiting), []
    while waiting and time.time() < deadline:
        answers = [(title, query, ask(base, query)) for title, query in waiting]
        waiting = [(title, query) for title, query, result in answers if not result]
        empty = [title for title, _, result in answers if result and all(one["value"][1] == "NaN" for one in result)]
        if empty:
            waiting += [(title, query) for title, query, result in answers if title in empty]
        if waiting:
            time.sleep(2)
    for title, query in waiting:
        print(f"no data: {title}: {query}")
    print(f"{total - len(waiting)} of {total} queries of {len(ids)} panels and rows return data")
    sys.exit(1 if waiting else 0)


main()
