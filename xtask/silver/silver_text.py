"""silver_text.py: raw news text -> sentences in EWT/GUM tokenisation (JSON lines for `teacher.py parse`).

Inputs   ../shared/data/news/{articles,sentences}.jsonl.gz; EWT dev, EWT test and GUM news only to keep them out.
Outputs  OUT/{news-wikinews,news-official,portal}.tok.jsonl: {"id","text","words","space"} a line, and counts on stderr.
Rules    n't 's 're 've 'll 'd 'm, cannot/gonna/wanna/gotta split; hyphens split but for a prefix list (co-, non-, anti-,
         pre- ..., as in EWT and GUM); slashes split (dates, fractions, 9/11 not); currency signs, %, units after a number
         split; abbreviations keep their dot; URLs and addresses whole. A sentence that shares its word sequence or any
         8-gram of words (lower-case, punctuation left out, as UD's own tokens) with EWT dev, EWT test or GUM news is dropped.
Sampling SHA-256 of "20261128:" + sentence text, smallest first. No random numbers. No packages but the standard library.
Run      python silver_text.py OUT            (writes the three files)
         python silver_text.py --check        (token and sentence agreement with EWT dev, given its `# text` lines)
"""
import gzip, hashlib, json, re, sys
from collections import Counter

UD, NEWS = "../shared/data/ud-english/", "../shared/data/news/"
PREFIX = set("""e non mid re pre co anti post over pro cross multi ex sub counter semi mini neo socio psycho intra micro macro inter un
 ultra quasi pseudo trans bi tri extra hyper mega proto super under electro geo bio eco""".split())
TITLES = "Mr Mrs Ms Dr St Ft Mt Sen Rep Reps Sens Gov Gen Lt Col Maj Capt Cmdr Sgt Cpl Adm Brig Prof Rev Hon Pres Messrs Mlle Mme Supt Insp Sr".split()
ABBR = set(TITLES) | set("Jr Inc Corp Co Ltd Bros Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec etc vs v al Ave Blvd Dept Est Assn Univ Ph.D M.Sc approx ca cf".split())
NODOTEND = set(TITLES) | {"vs", "v", "approx", "ca", "cf", "No", "Nos", "Jan", "Feb", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "e.g", "i.e"}   # never end a sentence
AP = "'’"
UNITS = "m|k|b|g|M|K|B|bn|mn|tn|pm|am|PM|AM|mm|cm|km|ft|kg|lbs?|mph|kph|mi|hrs?|mins?|MW|GW|kW|GB|MB|Hz|MHz|GHz"
TOK = re.compile(rf"""
  (?P<url>(?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]'’] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | @\w+ | (?:[\w-]+\.)+(?:com|org|net|gov|edu|info|ru|uk|au|tv|io)\b(?:/[^\s<>"“”]*[\w/])?)
 |(?P<abbr>(?:[A-Za-z]\.){{2,}}(?:[A-Z](?=[\s,]))? | (?:Ph\.D|M\.Sc)\. | [A-Z]\.(?=\s+[A-Z][\w’'.]|\-?[A-Z]\.) | (?:{"|".join(sorted(ABBR, key=len, reverse=True))})\.(?!\w) | Nos?\.(?=\s*\d))
 |(?P<num>\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?(?![\d/]) | \d{{1,2}}(?::\d\d)+ | [.]?\d+(?:[.,]\d+)*(?:(?!(?:{UNITS})\b)[A-Za-z]\w*|['’]s\b)? )
 |(?P<cur>US\$|[A-Z]{{1,2}}\$|[$€£¥₹])
 |(?P<dec>[{AP}]\d\ds?\b)
 |(?P<amp>[A-Z]+&[A-Z]+)
 |(?P<word>[^\W\d_](?:[\w\u0300-\u036f]|[{AP}](?=[^\W\d_]))*)
 |(?P<dots>\.\.+|…|--+|––+|——+|[!?]{{2,}}|``|''|’’|\*+|=+|_+)
 |(?P<any>\S)""", re.X)
CLITIC = re.compile(rf"^(.+?)([{AP}](?:s|re|ve|ll|d|m))$", re.I)
NT = re.compile(rf"^(.+)(n[{AP}]t)$", re.I)
SPLIT = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}

def tokens(text):
    """-> list of (form, start, end)"""
    out = []
    for m in TOK.finditer(text):
        k, w, a = m.lastgroup, m.group(), m.start()
        if k == "word":
            while True:                                                # the quote after a name is not part of it
                if w[-1] in AP: w = w[:-1]
                else: break
            if w.lower() in SPLIT:
                c = SPLIT[w.lower()]; out += [(w[:c], a, a + c), (w[c:], a + c, a + len(w))]; continue
            x = NT.match(w) or CLITIC.match(w)
            if x and x[1]:
                out += [(x[1], a, a + len(x[1])), (x[2], a + len(x[1]), a + len(w))]; continue
        elif k == "num":
            x = re.match(rf"^(.*\d)([{AP}]s)$", w)
            if x: out += [(x[1], a, a + len(x[1])), (x[2], a + len(x[1]), a + len(w))]; continue
        out.append((w, a, a + len(w)))
    # a clitic after something that is no letter (1970's, U.S.'s), and prefixes kept with their hyphen
    res, i = [], 0
    while i < len(out):
        w, a, e = out[i]
        nx = out[i + 1] if i + 1 < len(out) else None
        if w in AP and nx and nx[1] == e and nx[0].lower() in ("s", "ll", "re", "ve", "d", "m") and res and res[-1][2] == a:
            res.append((w + nx[0], a, nx[2])); i += 2; continue
        if w == "-" and nx and nx[1] == e and res and res[-1][2] == a and res[-1][0].lower() in PREFIX and nx[0][0].isalnum() and \
                (len(res) < 2 or res[-2][2] < res[-1][1] or res[-2][0] in "\"“‘('"):
            p = res.pop(); res.append((text[p[1]: nx[2]], p[1], nx[2])); i += 2; continue
        res.append((w, a, e)); i += 1
    return res

CLOSE = set("\"”’')]»")
def sentences(par):
    """split one paragraph; sentence ends at . ! ? … (and closing quotes) before a space and an upper-case or digit start"""
    t = tokens(par); out, cur = [], []
    depth = 0
    for i, (w, a, e) in enumerate(t):
        cur.append((w, a, e))
        if w in "([": depth += 1
        elif w in ")]": depth = max(0, depth - 1)
        if i + 1 == len(t): break
        nw, na, _ = t[i + 1]
        j = i
        while j > 0 and t[j][0] in CLOSE and t[j - 1][2] == t[j][1]: j -= 1
        end = t[j][0]
        if na == e: continue
        rest = par[na:na + 2]
        start = rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in "\"“‘([«—" or (rest[:1] == "'" and rest[1:2].isupper())
        if not start: continue
        if end in (".", "!", "?", "...", "…", "....") or re.fullmatch(r"[!?]+", end):
            pass
        elif end.endswith(".") and len(end) > 1 and end[:-1] not in NODOTEND and not re.fullmatch(r"[A-Z]\.", end):
            # an abbreviation may end a sentence: only when a frequent sentence opener follows
            if nw not in OPENERS: continue
        else: continue
        if depth and any(x[0] in ")]" for x in t[i + 1: i + 40]): continue   # inside brackets that close later
        out.append(cur); cur = []; depth = 0
    if cur: out.append(cur)
    return out
OPENERS = set("The A An In On At He She It They We I This That These Those His Her Its Their But And However After Before According As For If When While There No One Two Three Several Some Many Both Since During Despite Although Police Officials Also Meanwhile Earlier Later Last".split())

def item(par, s, sid):
    a, e = s[0][1], s[-1][2]
    return {"id": sid, "text": par[a:e], "words": [w for w, _, _ in s], "space": [i + 1 == len(s) or s[i + 1][1] > s[i][2] for i in range(len(s))]}

# ---------------------------------------------------------------- test sets kept out
_q = str.maketrans({"’": "'", "‘": "'"})
def key(words): return tuple(w.lower().translate(_q) for w in words if any(c.isalnum() for c in w))
def grams(k): return {k[i:i + 8] for i in range(len(k) - 7)}
def read_words(path):
    rows, text = [], None
    for line in gzip.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows: yield rows, text
            rows, text = [], None
        elif line.startswith("# text = "): text = line[9:]
        elif line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit(): rows.append(c[1])
class Guard:
    """words equal to, or an 8-gram shared with, a test sentence, in UD's tokens and in this tokeniser's own"""
    def __init__(s):
        s.full, s.g = set(), set()
        for f in ("ewt-dev", "ewt-test", "gum-news"):
            for words, text in read_words(UD + f + ".conllu.gz"):
                for w in (words, [t[0] for t in tokens(text)]):
                    k = key(w); s.full.add(k); s.g |= grams(k)
    def bad(s, words):
        k = key(words); return k in s.full or not s.g.isdisjoint(grams(k))

def clean(t): return re.sub(r"\s+", " ", t.replace("\u200b", "").replace("\ufeff", "").replace("\u00ad", "")).strip()
def rank(t): return hashlib.sha256(("20261128:" + t).encode()).digest()

def main(out, n_off=3000, n_portal=30000):
    g = Guard(); c = Counter(); wiki, off, portal, seen = [], [], [], set()
    def add(dst, par, sid, name):
        for k, s in enumerate(sentences(par)):
            d = item(par, s, f"{sid}-{k+1}")
            if not 3 <= len(d["words"]) <= 120: c[name + " length"] += 1; continue
            if d["text"] in seen: c[name + " repeated"] += 1; continue
            if g.bad(d["words"]): c[name + " shares text with a test set"] += 1; continue
            seen.add(d["text"]); dst.append(d)
    for line in gzip.open(NEWS + "articles.jsonl.gz", "rt", encoding="utf-8"):
        a = json.loads(line); w = a["publisher"] == "Wikinews"
        for p, par in enumerate(a["text"].split("\n\n")):
            par = clean(par)
            if par: add(wiki if w else off, par, f"{a['id']}-p{p+1}", "wikinews" if w else "official")
    for line in gzip.open(NEWS + "sentences.jsonl.gz", "rt", encoding="utf-8"):
        a = json.loads(line); add(portal, clean(a["text"]), a["id"], "portal")
    c["official available"], c["portal available"] = len(off), len(portal)
    off = sorted(off, key=lambda d: rank(d["text"]))[:n_off]; portal = sorted(portal, key=lambda d: rank(d["text"]))[:n_portal]
    for name, ds in (("news-wikinews", wiki), ("news-official", off), ("portal", portal)):
        with open(f"{out}/{name}.tok.jsonl", "w", encoding="utf-8") as f:
            for d in ds: f.write(json.dumps(d, ensure_ascii=False) + "\n")
        c[name + " sentences"], c[name + " tokens"] = len(ds), sum(len(d["words"]) for d in ds)
    print(json.dumps(c, indent=1), file=sys.stderr)

def check(f="ewt-dev"):
    """token F1 by character spans, on each gold sentence's text"""
    tp = ng = np_ = 0; miss = Counter()
    for words, text in read_words(UD + f + ".conllu.gz"):
        pos, gold = 0, set()
        for w in words:
            i = text.find(w, pos)
            if i < 0: gold = None; break
            gold.add((i, i + len(w))); pos = i + len(w)
        if gold is None: continue
        mine = {(a, e) for _, a, e in tokens(text)}
        tp += len(gold & mine); ng += len(gold); np_ += len(mine)
        for a, e in sorted(gold - mine): miss[text[max(0, a - 4):e + 4]] += 1
    print(f, "token F1", round(200 * tp / (ng + np_), 2)); print(miss.most_common(60))

if __name__ == "__main__":
    if sys.argv[1] == "--check": check(*sys.argv[2:])
    else: main(sys.argv[1])
