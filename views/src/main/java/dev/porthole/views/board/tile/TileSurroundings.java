package dev.porthole.views.board.tile;

import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.time.TimeCursor;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executor;

/**
 * What all tiles of a board share.
 *
 * @param painter paints lines; not the UI thread
 */
public record TileSurroundings(
        Appearance appearance,
        Executor painter,
        UiBridge bridge,
        Messages messages,
        ZoneId zone,
        TimeCursor time,
        InstantSource clock) {}
