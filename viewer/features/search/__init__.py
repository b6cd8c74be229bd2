"""Finds structures, landmarks, words, sentences and actions."""
