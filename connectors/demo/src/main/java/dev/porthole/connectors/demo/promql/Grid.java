package dev.porthole.connectors.demo.promql;

/** The moments an expression is evaluated at. */
public record Grid(long startMs, long stepMs, int points) {

    public static Grid at(long timeMs) {
        return new Grid(timeMs, 1, 1);
    }

    public long timeMs(int index) {
        return startMs + index * stepMs;
    }

    public long endMs() {
        return timeMs(points - 1);
    }
}
