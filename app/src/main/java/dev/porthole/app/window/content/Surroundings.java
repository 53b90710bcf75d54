package dev.porthole.app.window.content;

import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.time.Ticks;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executor;

/**
 * Everything that is the same for every cluster that a window shows.
 *
 * @param painter where sparklines are rasterised
 */
record Surroundings(
        Messages messages,
        Appearance appearance,
        UiBridge bridge,
        Ticks ticks,
        InstantSource clock,
        ZoneId zone,
        Executor painter,
        Contexts contexts) {}
