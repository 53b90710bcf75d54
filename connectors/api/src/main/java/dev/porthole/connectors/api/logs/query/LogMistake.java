package dev.porthole.connectors.api.logs.query;

import dev.porthole.connectors.api.Detail;

/**
 * What is wrong with a text, and what was expected.
 *
 * @param at where; the text's length when it ends too early
 */
public record LogMistake(int at, Detail detail) {}
