"""Commitments as work for the columns: what is still to be printed of each."""

import re
from dataclasses import dataclass, replace

from .book import Piece
from .canvas import BLACK, text_width
from .content import FALSE_BULLET, AreaContent
from .linebreak import Breaks, take_line
from .setting import Setting

_LABEL = re.compile(r"[^:.(]{3,60}:(?= )")
_DINGBAT_SCALE = 0.6

Key = tuple[str, str, int]


@dataclass(frozen=True)
class HeadingJob:
    """A heading to be printed in a column."""

    text: str


@dataclass(frozen=True)
class TextJob:
    """The part of a commitment not yet printed; ``starts`` until its first line is.

    ``bold`` counts the characters at its head that are bold. A false bullet parts a commitment
    into several jobs with one key.
    """

    key: Key
    mark: str
    rest: str
    bold: int
    starts: bool = True


Job = HeadingJob | TextJob


def mark_of(number: int, area: AreaContent, setting: Setting) -> str:
    """What stands before an area's commitment of that number, from 1."""
    match setting.bullet:
        case "none":
            return ""
        case "1." | "1)":
            return f"{number}{setting.bullet[1]}"
        case "P-04":
            return f"{area.heading[0]}-{number:02}"
        case _:
            return setting.bullet


def mark_piece(mark: str, setting: Setting) -> Piece:
    """A mark in its face; the square comes from another font, as typesetters have it."""
    if mark == "▪":
        return Piece("■", "ZapfDingbats", setting.size * _DINGBAT_SCALE, setting.accent)
    return Piece(mark, setting.font, setting.size)


def jobs_of(iso3: str, area: AreaContent, setting: Setting) -> list[TextJob]:
    """An area's commitments as jobs, each part of one that a false bullet parts by itself."""
    jobs: list[TextJob] = []
    for index, text in enumerate(area.commitments):
        label = _LABEL.match(text) if setting.bold_labels else None
        for place, part in enumerate(text.split(FALSE_BULLET)):
            bold = label.end() if label and place == 0 else 0
            mark = mark_of(len(jobs) + 1, area, setting)
            jobs.append(TextJob((iso3, area.area, index), mark, part, min(bold, len(part))))
    return jobs


def inset(job: TextJob, setting: Setting) -> float:
    """How far from the column's edge the job's next line starts."""
    if not setting.indent:
        if not (job.starts and job.mark):
            return 0.0
        space = text_width(" ", setting.font, setting.size)
        return mark_piece(job.mark, setting).width + space
    return setting.indent if job.mark or not job.starts else 0.0


def faces(line: str, bold: int, setting: Setting) -> list[Piece]:
    """A line in regular type, but for its first ``bold`` characters."""
    parts = ((line[:bold], setting.bold), (line[bold:], setting.font))
    return [Piece(text, font, setting.size, BLACK) for text, font in parts if text]


def next_line(
    job: TextJob, width: float, setting: Setting, breaks: Breaks
) -> tuple[list[Piece], TextJob]:
    """Take a job's next line for a column of that width, and the job as it is then."""
    measure = width - inset(job, setting)

    def fits(line: str) -> bool:
        return sum(piece.width for piece in faces(line, job.bold, setting)) <= measure

    line, rest = take_line(job.rest, fits, breaks)
    taken = len(job.rest) - len(rest)
    left = replace(job, rest=rest, bold=max(0, job.bold - taken), starts=False)
    return faces(line, job.bold, setting), left
