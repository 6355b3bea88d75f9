"""The border where the files beside this one become entries: what each sentence has become."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from core.errors import Fault

FOLDER: Final = Path(__file__).resolve().parent
QUESTIONS: Final = "questions.toml"


@dataclass(frozen=True)
class Question:
    """Something that the Rules leave to the owner. `today` is what the desk does meanwhile."""

    number: int
    asked: str
    today: str


@dataclass(frozen=True)
class Entry:
    """What a sentence has become.

    `line` and `text` are its place and its words in the published text. Either `clauses` carry it
    out, or `advisory` says why there is nothing to carry out, or it is left open: `questions` are
    numbers of questions. `note` is how it is read, where that is not plain.
    """

    line: int
    text: str
    clauses: tuple[str, ...] = ()
    questions: tuple[int, ...] = ()
    advisory: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Coverage:
    """Every entry and every question, in the order of the files."""

    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]

    def questions_of(self, clause: str) -> tuple[Question, ...]:
        """The questions that the sentences of a clause leave open."""
        told = {n for entry in self.entries if clause in entry.clauses for n in entry.questions}
        return tuple(question for question in self.questions if question.number in told)


Words = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Sentence(_Strict):
    line: Annotated[int, Field(ge=1)]
    text: Words
    clauses: list[Words] = []
    questions: list[int] = []
    advisory: Words | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _has_become_one_thing(self) -> Self:
        if self.clauses and self.advisory:
            message = "it cannot be carried out by clauses and be advisory"
            raise ValueError(message)
        if not (self.clauses or self.advisory or self.questions):
            message = "say its clauses, why it is advisory, or the questions that it leaves open"
            raise ValueError(message)
        return self


class _Question(_Strict):
    number: Annotated[int, Field(ge=1)]
    asked: Words
    today: Words


class _Sentences(_Strict):
    sentence: list[_Sentence]


class _Questions(_Strict):
    question: list[_Question]


M = TypeVar("M", bound=BaseModel)


def load_coverage(folder: Path = FOLDER) -> Coverage:
    """Read a folder of files. Raises Fault with file, place and reason."""
    parts = sorted(path for path in folder.glob("*.toml") if path.name != QUESTIONS)
    entries = [entry for path in parts for entry in _read(path, _Sentences).sentence]
    questions = _read(folder / QUESTIONS, _Questions).question
    return Coverage(
        tuple(
            Entry(e.line, e.text, tuple(e.clauses), tuple(e.questions), e.advisory, e.note)
            for e in entries
        ),
        tuple(Question(q.number, q.asked, q.today) for q in questions),
    )


def _read(path: Path, model: type[M]) -> M:
    try:
        told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return model.model_validate(told)
    except OSError as error:
        reason = str(error.strerror)
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        reason = f"{place}: {first['msg'].removeprefix('Value error, ')}"
    message = f"{path.name}: {reason}"
    raise Fault(message)
