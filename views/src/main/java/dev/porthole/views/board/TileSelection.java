package dev.porthole.views.board;

import dev.porthole.connectors.api.Labels;
import dev.porthole.views.time.TimeChoice;

/**
 * A tile that was chosen, and what it carries along.
 *
 * @param focus the labels of the worst part; may be empty
 * @param time that was looked at
 */
public record TileSelection(String tileId, Labels focus, TimeChoice time) {}
