"""When an article was written, and of what time its claims speak."""

from sitir.linking.chronology.article_date import article_date
from sitir.linking.chronology.times import claim_times

__all__ = ["article_date", "claim_times"]
