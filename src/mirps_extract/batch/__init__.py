"""An archive of plans on many machines: read from any store, written to any store, resumable."""

from mirps_extract.batch.cluster import read_all
from mirps_extract.batch.store import plans_at
from mirps_extract.batch.user_files import own_files
from mirps_extract.batch.values import Batch, Record, RowFormat, Status

__all__ = ["Batch", "Record", "RowFormat", "Status", "own_files", "plans_at", "read_all"]
