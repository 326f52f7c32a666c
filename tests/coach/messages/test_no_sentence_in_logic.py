import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SENTENCE = re.compile(r"^\W*[A-Z][\w']*(?: [\w'-]+,?){2,}|(?:[\w'-]+,? ){2,}[\w'-]+[.!?]\W*$")
"""Three words and more that begin as a sentence does, or end as one."""

PACKAGES = ("coach/service", "coach/domain", "handlers", "scheduling")


def said_in(source):
    """Find the texts of a module that are neither docstrings nor anything a computer reads."""
    tree = ast.parse(source)
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    constants = [
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return [node.value for node in constants if id(node) not in docstrings]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_sentence_stands_in_logic(package):
    files = sorted((ROOT / package).rglob("*.py"))
    texts = [(file.name, text) for file in files for text in said_in(file.read_text("utf-8"))]

    assert [(name, text) for name, text in texts if SENTENCE.search(text)] == []


def test_a_sentence_in_logic_would_be_found():
    assert [text for text in said_in('"""Doc of it."""\nx = "Well done you"') if SENTENCE.search(text)] == [
        "Well done you"
    ]
