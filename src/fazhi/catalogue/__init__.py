"""The catalogue of statistics (指标目录) that reports give, as data with definitions and sources."""

from fazhi.catalogue.catalogue import ENTRY_POINT_GROUP, Catalogue, catalogue
from fazhi.catalogue.definition import Definition, Kind, Revision, Topic

__all__ = ["ENTRY_POINT_GROUP", "Catalogue", "Definition", "Kind", "Revision", "Topic", "catalogue"]
