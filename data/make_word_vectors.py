#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes data/word_vectors.tsv: which English words go together.

    make_word_vectors.py LEXICON.tsv LANGUAGE_MODEL.lm.bin WORDNET_DIR > data/word_vectors.tsv

LEXICON.tsv gives the stems. LANGUAGE_MODEL is a trigram model in the binary trie form of CMU Sphinx (Debian:
pocketsphinx-en-us, /usr/share/pocketsphinx/model/en-us/en-us.lm.bin), WORDNET_DIR the files data.noun and so on of WordNet 3.0
(Debian: wordnet-base, /usr/share/wordnet). Needs python3-numpy, python3-scipy and python3-snowballstemmer.

Two stems go together as far as the model expects them one or two words apart, and as far as they stand in one gloss of
WordNet: positive pointwise mutual information of each (contexts to the power of 0.75; Levy, Goldberg and Dagan, "Improving
Distributional Similarity with Lessons Learned from Word Embeddings", TACL 2015), half and half. The vectors are the leading
eigenvectors, scaled by the square root of their eigenvalues, so that the product of two vectors says how well the two words go
together, and cut to length 1. The same versions of the packages give the same bytes.
"""
import re
import sys

import numpy as np
import scipy.sparse as sp
import snowballstemmer
from scipy.sparse.linalg import eigsh

DIMENSIONS = 64
WORDS = 12000  # the most frequent stems of the model
STEP = 1 / 63  # of a component; 63 steps in a printable character


class Stems:
    """Stems of the lexicon, as its table says, else Snowball's."""

    def __init__(self, lexicon):
        self.forms, self.stems, self.function_words = {}, set(), set()
        self.snowball = snowballstemmer.stemmer("english")
        with open(lexicon, encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                if len(fields) < 3 or fields[1] != "en":
                    continue
                if fields[0] == "stem":
                    self.stems.add(fields[2])
                    if len(fields) > 4:
                        self.function_words.add(fields[2])
                elif fields[0] == "word":
                    self.forms[fields[2]] = fields[3]

    def of(self, word):
        word = word.lower()
        stem = self.forms.get(word) or (word if word in self.stems else self.snowball.stemWord(word))
        return stem if stem in self.stems else None


def bits_required(number):
    return max(1, int(number).bit_length())


class TrieModel:
    """Bigrams and trigrams of a Sphinx trie (lm_trie.c of sphinxbase): last word first, probabilities in steps."""

    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read()
        magic = b"Trie Language Model"
        if not data.startswith(magic) or data[len(magic)] != 3:
            sys.exit(f"{path}: not a trigram model in binary trie form")
        at = len(magic) + 1
        words, bigrams, trigrams = (int(n) for n in np.frombuffer(data, "<u4", 3, at))
        at += 12 + 4
        # ln(p) in units of ln(1.0001): of bigrams, of their back-off (not used), of trigrams
        tables = np.exp(np.frombuffer(data, "<f4", 3 << 16, at).astype(np.float64) * np.log(1.0001)).reshape(3, -1)
        at += 4 * (3 << 16)
        unigrams = np.frombuffer(data, [("p", "<f4"), ("backoff", "<f4"), ("next", "<u4")], words + 1, at)
        at += 12 * (words + 1)
        word_bits, next_bits = bits_required(words), bits_required(trigrams)
        width2, width3 = word_bits + 32 + next_bits, word_bits + 16
        size2 = ((1 + bigrams) * width2 + 7) // 8 + 8
        size3 = ((1 + trigrams) * width3 + 7) // 8 + 8
        packed = np.concatenate([np.frombuffer(data, np.uint8, size2 + size3, at), np.zeros(16, np.uint8)])

        def field(base, count, width, start, bits):
            bit = np.arange(count, dtype=np.int64) * width + start
            value = np.zeros(count, np.uint64)
            for byte in range(7):
                value |= packed[base + (bit >> 3) + byte].astype(np.uint64) << np.uint64(8 * byte)
            return ((value >> (bit & 7).astype(np.uint64)) & np.uint64((1 << bits) - 1)).astype(np.int64)

        self.words = [w.decode("latin-1") for w in data[at + size2 + size3 + 4:].split(b"\0")[:words]]
        self.probability = np.exp(unigrams["p"][:words].astype(np.float64) * np.log(1.0001))
        self.first = field(0, bigrams, width2, 0, word_bits)
        self.second = np.minimum(np.searchsorted(unigrams["next"], np.arange(bigrams), side="right") - 1, words - 1)
        joint = tables[0][field(0, bigrams, width2, word_bits + 16, 16)] * self.probability[self.first]
        self.joint = joint
        middle = np.searchsorted(field(0, bigrams, width2, word_bits + 32, next_bits), np.arange(trigrams), side="right") - 1
        middle = np.minimum(middle, bigrams - 1)
        self.before = field(size2, trigrams, width3, 0, word_bits)
        self.last = self.second[middle]
        # p(before, between) * p(last | before, between); nothing where the bigram is not listed
        key = self.second * words + self.first
        order = np.argsort(key, kind="stable")
        wanted = self.first[middle] * words + self.before
        place = np.minimum(np.searchsorted(key[order], wanted), bigrams - 1)
        known = key[order][place] == wanted
        given = tables[2][field(size2, trigrams, width3, word_bits, 16)]
        self.skipped = np.where(known, given * joint[order[place]], 0)


def glosses(folder, stems):
    """The stems of each synset: of its words and of its gloss."""
    for part in ("noun", "verb", "adj", "adv"):
        with open(f"{folder}/data.{part}", encoding="latin-1") as lines:
            for line in lines:
                if line.startswith(" "):
                    continue
                head, _, gloss = line.partition(" | ")
                fields = head.split()
                members = [re.sub(r"\(.*", "", fields[4 + 2 * i]) for i in range(int(fields[3], 16))]
                words = [w for m in members for w in re.split("[_-]", m)] + re.findall("[a-z']+", gloss.lower())
                yield sorted({s for s in map(stems.of, words) if s})


def information(counts, cut):
    """Positive pointwise mutual information above `cut`, in nats."""
    counts = counts.tocoo()
    rows = np.asarray(counts.tocsr().sum(1)).ravel()
    contexts = rows ** 0.75
    contexts /= contexts.sum()
    value = np.log(counts.data / (rows[counts.row] * contexts[counts.col] + 1e-12)) - cut
    above = value > 0
    out = sp.coo_matrix((value[above], (counts.row[above], counts.col[above])), shape=counts.shape).tocsr()
    return (out + out.T) / 2


def main():
    lexicon, model_path, wordnet = sys.argv[1:]
    stems = Stems(lexicon)
    model = TrieModel(model_path)
    stem_of = [stems.of(word) for word in model.words]
    mass = {}
    for stem, probability in zip(stem_of, model.probability):
        if stem:
            mass[stem] = mass.get(stem, 0) + probability
    frequent = sorted(mass, key=lambda stem: (-mass[stem], stem))[:WORDS]
    vocabulary = sorted(s for s in frequent if s not in stems.function_words and len(s) > 1)
    number = {stem: i for i, stem in enumerate(vocabulary)}
    ids = np.array([number.get(stem, -1) for stem in stem_of])
    size = len(vocabulary)

    def matrix(a, b, value):
        counts = sp.coo_matrix((value, (a, b)), shape=(size, size)).tocsr()
        counts = counts + counts.T
        return counts / counts.sum()

    a = np.concatenate([ids[model.first], ids[model.before]])
    b = np.concatenate([ids[model.second], ids[model.last]])
    value = np.concatenate([model.joint, model.skipped])
    known = (a >= 0) & (b >= 0)
    near = matrix(a[known], b[known], value[known])

    rows, columns, values = [], [], []
    for gloss in glosses(wordnet, stems):
        members = [number[s] for s in gloss if s in number]
        for one in members:
            for other in members:
                if one != other:
                    rows.append(one), columns.append(other), values.append(1 / (len(members) - 1))
    together = information(near, 0) / 2 + information(matrix(rows, columns, values), 0.5) / 2

    eigenvalues, vectors = eigsh(together, k=2 * DIMENSIONS, which="LA", v0=np.ones(size))
    best = np.argsort(-eigenvalues)[:DIMENSIONS]
    vectors = vectors[:, best] * np.sqrt(np.maximum(eigenvalues[best], 0))
    vectors *= np.where(vectors.sum(0) < 0, -1, 1)  # an eigenvector's sign is arbitrary
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    print("# English stems and what they go with: the product of two vectors says how well two words go together.\n"
          "# SPDX-License-Identifier: Apache-2.0\n"
          "# Made by data/make_word_vectors.py from CMU Sphinx's language model of US English (BSD-2-Clause) and the glosses of\n"
          "# WordNet 3.0 (WordNet licence); see NOTICE and data/README.md. Not to be edited by hand.\n"
          f"# Lines: stem <tab> {DIMENSIONS} components, a character each: its code less that of 'O', times 1/63.")
    for stem, vector in zip(vocabulary, vectors):
        steps = np.clip(np.rint(vector / STEP), -31, 31).astype(int)
        print(stem + "\t" + "".join(chr(ord("O") + s) for s in steps))


if __name__ == "__main__":
    main()
