"""Lines "key TAB article" for Kafka's console producer: the demo's articles over and over, each with an
id of its own.

articles.py COUNT
"""

import json
import pathlib
import sys

DEMO = pathlib.Path(__file__).resolve().parents[2] / "data" / "demo"


def articles():
    for file in sorted(DEMO.glob("*.json")):
        try:
            article = json.loads(file.read_text())
        except ValueError:  # Broken on purpose; and the console producer could not keep its bytes.
            continue
        if isinstance(article, dict) and isinstance(article.get("text"), str):
            yield article


def main():
    found = list(articles())
    for number in range(int(sys.argv[1])):
        article = dict(found[number % len(found)], id=f"article-{number}")
        print(article["id"], json.dumps(article, ensure_ascii=False), sep="\t")


main()
