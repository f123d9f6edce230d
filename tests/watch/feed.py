"""Articles for the watch test, one JSON value a line: feed.py COUNT SEED [bad]."""
import datetime
import json
import random
import sys

STATES = ["France", "Germany", "Russia", "China", "Turkey", "Japan", "India", "Brazil"]
CITIES = ["Geneva", "Vienna", "Cairo", "Nairobi", "Oslo", "Doha"]
TEXTS = [
    "The foreign ministers of {a} and {b} met in {c} on Tuesday. The talks lasted two hours.",
    "{a} condemned {b} on Monday over the incident at the border.",
    "The choir of {c} sang for an hour. The hall was full and the applause was long.",
    "The president of {a} met with the president of {b} in {c} on Friday.",
]

count, seed, bad = int(sys.argv[1]), int(sys.argv[2]), "bad" in sys.argv
chance = random.Random(seed)
for number in range(count):
    if bad:
        print("{ no json")
        continue
    a, b = chance.sample(STATES, 2)
    city = chance.choice(CITIES)
    published = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=chance.randrange(600))
    print(json.dumps({
        "id": f"watch-{seed}-{number}", "title": f"<script>alert({number})</script> from {city}",
        "text": chance.choice(TEXTS).format(a=a, b=b, c=city), "publisher": "Example Wire",
        "published_at": published.isoformat(timespec="seconds"),
    }))
