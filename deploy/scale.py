#!/usr/bin/env python3
"""The tables of docs/scale.md, from what was measured and what is assumed.

scale.py [--check]      or with other inputs: scale.py CPU_MS=4 PEAK=5
"""

import json
import math
import sys

from generated import ROOT, write_or_check

WORKER = json.loads((ROOT / "docs/results/worker.json").read_text())["throughput"]["at-least-once"]

# CPU and memory by `cargo bench --bench worker`, over articles of some 730 words; bytes by deploy/test/image, over the
# demo's shorter ones. Put your own in.
MEASURED = {
    "CPU_MS": round(WORKER["processor_milliseconds"], 2),  # of one record in the whole worker, clients included
    "ARTICLE_BYTES": 1_522, # one record as consumed, unpacked
    "ARTICLE_STORED": 1_538,# as the broker stores it
    "EVENTS_STORED": 717,   # all events of one record, as stored
    "OUTCOME_STORED": 123,  # its outcome, as stored
    "POD_MB": round(WORKER["resident_bytes_most"] / 1e6),  # resident, at its highest
}
# Chosen, not measured.
ASSUMED = {
    "PEAK": 3.0,            # the busiest hour against the mean of a day
    "LOAD": 0.6,            # of a core, at the peak: room for rebalances and to catch up
    "REPLICAS": 3,          # copies of each partition
    "RETENTION_DAYS": 7,    # of the articles
    "TRANSACTION_MS": 100,  # delivery.transaction_ms
    "SHARD": 1_000_000,     # articles in one shard of a backfill
    "BACKFILL_DAYS": 7,     # in which ten years are to be done
}
VOLUMES = [("a million", 10**6), ("ten million", 10**7), ("a billion", 10**9)]
BEGIN, END = "<!-- made by deploy/scale.py -->\n", "<!-- end -->\n"


def live(n, volume):
    """What `volume` articles a day take."""
    mean = volume / 86400
    peak = mean * n["PEAK"]
    cores = peak * n["CPU_MS"] / 1000
    pods = max(2, math.ceil(cores / n["LOAD"]))
    partitions = 2 ** math.ceil(math.log2(max(12, pods * 2)))
    written = peak * (n["EVENTS_STORED"] + n["OUTCOME_STORED"])
    markers = pods * (1000 / n["TRANSACTION_MS"]) * 3
    return {
        "articles/s, mean and peak": f"{mean:,.0f}, {peak:,.0f}",
        "cores busy at the peak": f"{cores:,.1f}",
        "pods of one core": f"{pods:,}",
        "their memory, resident": f"{pods * n['POD_MB'] / 1000:,.1f} GB",
        "partitions of the input": f"{partitions:,}",
        "read from brokers at the peak": f"{peak * n['ARTICLE_STORED'] / 1e6:,.1f} MB/s",
        "written by geowire at the peak, before replication": f"{written / 1e6:,.1f} MB/s",
        "articles kept, all replicas": f"{volume * n['RETENTION_DAYS'] * n['ARTICLE_STORED'] * n['REPLICAS'] / 1e9:,.0f} GB",
        "outputs a year, all replicas": f"{volume * 365 * (n['EVENTS_STORED'] + n['OUTCOME_STORED']) * n['REPLICAS'] / 1e9:,.0f} GB",
        "transaction markers/s, at least": f"{markers:,.0f}",
        "transaction markers/s, every pod to every partition": f"{pods * (1000 / n['TRANSACTION_MS']) * (2 * partitions + 1):,.0f}",
    }


def backfill(n, volume):
    """Ten years of `volume` articles a day."""
    articles = volume * 3652
    hours = articles * n["CPU_MS"] / 1000 / 3600
    cores = hours / 24 / n["BACKFILL_DAYS"]
    return {
        "articles": f"{articles:,}",
        "core hours": f"{hours:,.0f}",
        f"cores, to be done in {n['BACKFILL_DAYS']} days": f"{cores:,.0f}",
        "shards": f"{math.ceil(articles / n['SHARD']):,}",
        "minutes of one shard on one core": f"{n['SHARD'] * n['CPU_MS'] / 1000 / 60:,.0f}",
        "read, as stored": f"{articles * n['ARTICLE_STORED'] / 1e12:,.1f} TB",
    }


def table(title, compute, n):
    columns = [compute(n, volume) for _, volume in VOLUMES]
    lines = [f"| {title} | " + " | ".join(name for name, _ in VOLUMES) + " |", "|---|" + "---:|" * len(VOLUMES)]
    lines += [f"| {row} | " + " | ".join(column[row] for column in columns) + " |" for row in columns[0]]
    return lines


def render(n):
    lines = ["| input | value | |", "|---|---:|---|"]
    lines += [f"| {name} | {n[name]:,} | measured |" for name in MEASURED]
    lines += [f"| {name} | {n[name]:,} | assumed |" for name in ASSUMED]
    lines += ["", *table("articles a day", live, n), "", *table("ten years of articles, a day", backfill, n)]
    return "\n".join(lines) + "\n"


def main():
    n = {**MEASURED, **ASSUMED}
    own = [argument.split("=") for argument in sys.argv[1:] if "=" in argument]
    n.update({name: float(value) for name, value in own})
    if own:
        print(render(n))
        return
    document = (ROOT / "docs/scale.md").read_text()
    head, rest = document.split(BEGIN)
    tail = rest.split(END)[1]
    write_or_check("docs/scale.md", f"{head}{BEGIN}\n{render(n)}\n{END}{tail}", "deploy/scale.py")


main()
