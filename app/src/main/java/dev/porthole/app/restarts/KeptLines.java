package dev.porthole.app.restarts;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Whether the last lines of containers that end may be kept in memory; they may hold what should not be copied.
 *
 * @param allowed asked at each restart
 * @param allow remembers another choice
 */
public record KeptLines(BooleanSupplier allowed, Consumer<Boolean> allow) {}
