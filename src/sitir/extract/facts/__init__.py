"""The facts that sentences tell, with normalised values."""

from sitir.extract.facts.sentences import Surroundings, facts_by_sentence, number_habits

__all__ = ["Surroundings", "facts_by_sentence", "number_habits"]
