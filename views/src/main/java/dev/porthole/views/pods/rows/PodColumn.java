package dev.porthole.views.pods.rows;

import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.Pod.Termination;
import dev.porthole.views.text.NaturalOrder;
import java.util.Comparator;
import java.util.function.Function;

/** A column of the list of pods. */
public enum PodColumn {
    NAME("pods.column.pod", 300, PodColumn::name, byText(PodColumn::name)),
    READY(
            "pods.column.ready",
            56,
            PodColumn::ready,
            Comparator.comparing(row -> row.pod().ready())),
    STATUS(
            "pods.column.status",
            150,
            row -> row.pod().status(),
            byText(row -> row.pod().status())),
    RESTARTS(
            "pods.column.restarts.all",
            74,
            row -> Integer.toString(row.pod().restarts()),
            Comparator.comparingInt(row -> row.pod().restarts())),
    REASON("pods.column.reason", 150, PodRow::reason, byText(PodRow::reason)),
    EXIT("pods.column.exit", 64, PodColumn::exit, Comparator.comparingInt(PodColumn::exitCode)),
    NODE(
            "pods.column.node",
            130,
            row -> row.pod().node(),
            byText(row -> row.pod().node())),
    OWNER("pods.column.owner", 180, PodColumn::owner, byText(PodColumn::owner)),
    /** The youngest first. Its text grows, so the viewport writes it. */
    AGE(
            "pods.column.age",
            60,
            row -> "",
            Comparator.comparing((PodRow row) -> row.pod().createdAt()).reversed());

    private static final String NOTHING = "\u2013";

    private final String key;
    private final double width;
    private final Function<PodRow, String> text;
    private final Comparator<PodRow> order;

    PodColumn(String key, double width, Function<PodRow, String> text, Comparator<PodRow> order) {
        this.key = key;
        this.width = width;
        this.text = text;
        this.order = order;
    }

    /** Of its title in the bundle. */
    public String key() {
        return key;
    }

    /** When there is room for all; less is shared out. */
    public double width() {
        return width;
    }

    public String text(PodRow row) {
        String words = text.apply(row);
        return words.isEmpty() ? NOTHING : words;
    }

    Comparator<PodRow> order() {
        return order;
    }

    private static Comparator<PodRow> byText(Function<PodRow, String> text) {
        return Comparator.comparing(text, new NaturalOrder());
    }

    static String name(PodRow row) {
        return row.pod().key().name();
    }

    private static String ready(PodRow row) {
        return row.pod().content().ready() + "/" + row.pod().content().all();
    }

    private static String exit(PodRow row) {
        Termination ended = row.ended();
        return ended == null ? "" : Integer.toString(ended.exitCode());
    }

    private static int exitCode(PodRow row) {
        Termination ended = row.ended();
        return ended == null ? -1 : ended.exitCode();
    }

    static String owner(PodRow row) {
        Pod.Owner owner = row.pod().owner();
        return owner.equals(Pod.Owner.NONE) ? "" : owner.kind() + " " + owner.name();
    }
}
