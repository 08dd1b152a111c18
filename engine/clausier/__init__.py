"""Clausier: the words of a contract and their effect, from one source."""
