"""How well a plan was read, held against a reading made by people.

Not a stage: it takes what the pipeline wrote, and a gold reading or gold mentions.
"""

from mirps_extract.evaluate.changes import changes
from mirps_extract.evaluate.gold import Gold, gold_of, load_gold
from mirps_extract.evaluate.mentions import MentionScores, score_mentions
from mirps_extract.evaluate.texts import TextScores, score_texts
