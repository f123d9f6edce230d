"""Articles for the watch test, one JSON value a line: feed.py COUNT SEED [KIND].

KIND: `news`, three of four with an event (the default); `quiet`, one of ten; `teaser`, as quiet, but each ends in the
same three lines about other articles; `bad`, no JSON.
"""
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

CHOIR = TEXTS[2]
TEASER = (
    "\n\nThe president of Japan met with the president of Brazil in Vienna on Friday."
    "\n\nIndia condemned Turkey on Monday over the incident at the border."
    "\n\nThe foreign ministers of China and France met in Doha on Tuesday."
)


def text(kind, number, chance):
    if kind == "news" or number % 10 == 0:
        return chance.choice(TEXTS)
    return CHOIR + (TEASER if kind == "teaser" else "")


count, seed, kind = int(sys.argv[1]), int(sys.argv[2]), (sys.argv[3:] or ["news"])[0]
chance = random.Random(seed)
for number in range(count):
    if kind == "bad":
        print("{ no json")
        continue
    a, b = chance.sample(STATES, 2)
    city = chance.choice(CITIES)
    published = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=chance.randrange(600))
    print(json.dumps({
        "id": f"watch-{seed}-{number}", "title": f"<script>alert({number})</script> from {city}",
        "text": text(kind, number, chance).format(a=a, b=b, c=city), "publisher": "Example Wire",
        "published_at": published.isoformat(timespec="seconds"),
    }))
