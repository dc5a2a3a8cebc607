package dev.neurojit.analytics.ingest;

/**
 * A snippet that is to be classified.
 *
 * @param number in its corpus
 * @param identity SHA-256 of what tells it from others
 */
record Numbered(int number, String identity, Snippet snippet) {}
