"""The registry of institutions: a table that people keep, loaded, looked up in and checked."""

from mirps_extract.registry.checking import check
from mirps_extract.registry.forms import form_of, plain_form_of, spelled
from mirps_extract.registry.loading import entries_of, load_registry, shipped_entries
from mirps_extract.registry.values import TYPES, UNKNOWN_PREFIX, Entry, InstitutionType, Registry
