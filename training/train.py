"""Trains the pipelines that the package ships and prints what each part of them is worth.

python training/train.py            every language
python training/train.py es         one
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import DocBin, Span
from spacy.util import filter_spans

from mirps_extract.institutions.patterns import LABEL
from mirps_extract.institutions.tokens import split_acronyms
from mirps_extract.registry import shipped_entries
from mirps_extract.vocabulary import languages
from sentences import Sentence, corpus, made, written

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "mirps_extract" / "institutions" / "pipelines"
SEED = 7
ABLATION: dict[str, list[str]] = {
    "known names alone": ["pattern_ruler", "ner"],
    "rules alone": ["ner"],
    "statistics alone": ["known_names", "pattern_ruler"],
    "all": [],
}
"""What is left out of the pipeline to see what the rest is worth."""
ROUNDS, BESIDE_CORPORA = 6, 4
"""How often each pattern is filled; less where open corpora have sentences of the language."""
WRITTEN_WEIGHT = 6
"""How often a sentence written by hand is seen for each time that another is."""


def main(languages: Iterable[str]) -> None:
    """Train, save and score."""
    for language in languages:
        with tempfile.TemporaryDirectory() as folder:
            _train(language, Path(folder))


def wanted(arguments: Sequence[str]) -> Sequence[str]:
    """The languages to train: those that are named, else all that there is a vocabulary of."""
    return arguments or languages()


def _train(language: str, folder: Path) -> None:
    save(training_sentences(language), language, folder / "train.spacy")
    save(written(HERE / "data" / f"dev_{language}.tsv"), language, folder / "dev.spacy")
    overrides = {
        "nlp.lang": language,
        "paths.train": str(folder / "train.spacy"),
        "paths.dev": str(folder / "dev.spacy"),
    }
    train(HERE / "config.cfg", folder / "out", overrides=overrides)
    target = TARGET / language
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folder / "out" / "model-best", target)
    _forget_folder(target / "config.cfg")
    report(language)


def _forget_folder(config: Path) -> None:
    """Leave out where the sentences stood while the pipeline was trained: it is gone."""
    loaded = spacy.util.load_config(config)
    loaded["paths"].update(train=None, dev=None)
    loaded.to_disk(config)


def report(language: str) -> None:
    """Print what rules, statistics and both are worth on the sentences kept apart."""
    sentences = written(HERE / "data" / f"dev_{language}.tsv")
    print(f"{language}: exact spans on {len(sentences)} passages that were not trained on")
    for name, off in ABLATION.items():
        nlp = spacy.load(TARGET / language, exclude=off)
        found = missed = extra = 0
        for sentence in sentences:
            doc = nlp(sentence.text)
            got = {(ent.start_char, ent.end_char) for ent in doc.ents}
            sure = {(span.start, span.end) for span in sentence.spans if span.sure}
            unsure = [span for span in sentence.spans if not span.sure]
            found += len(got & sure)
            missed += len(sure - got)
            extra += sum(
                not any(a < span.end and span.start < b for span in unsure) for a, b in got - sure
            )
        precision, recall = found / max(found + extra, 1), found / max(found + missed, 1)
        f1 = 2 * found / max(2 * found + missed + extra, 1)
        print(f"  {name:20} precision {precision:.3f}  recall {recall:.3f}  f1 {f1:.3f}")


def training_sentences(language: str) -> list[Sentence]:
    """What the model of a language learns from."""
    by_hand = written(HERE / "data" / f"train_{language}.tsv")
    corpora = HERE / "data" / f"org-{language}.jsonl"
    rounds = BESIDE_CORPORA if corpora.is_file() else ROUNDS
    others = list(made(language, shipped_entries(), SEED, rounds))
    if corpora.is_file():
        others += corpus(corpora)
    return by_hand * WRITTEN_WEIGHT + others


def save(sentences: Iterable[Sentence], language: str, path: Path) -> None:
    """Sentences in the form that spaCy trains from; unsure mentions count neither way."""
    nlp = split_acronyms(spacy.blank(language))
    docs = []
    for sentence in sentences:
        doc = nlp.make_doc(sentence.text)
        sure: list[Span] = []
        unsure: list[Span] = []
        for span in sentence.spans:
            tokens = doc.char_span(span.start, span.end, label=LABEL, alignment_mode="contract")
            if tokens is not None:
                (sure if span.sure else unsure).append(tokens)
        kept = filter_spans(sure)
        doc.set_ents(kept, missing=[s for s in unsure if not any(_touch(s, k) for k in kept)])
        docs.append(doc)
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


if __name__ == "__main__":
    main(wanted(sys.argv[1:]))
