package dev.porthole.views.pods.rows;

/** What pods are listed together by. */
public enum PodGrouping {
    NONE,
    WORKLOAD,
    NAMESPACE,
    NODE;

    /** The group of a pod; empty text for those that have none. */
    String of(PodRow row) {
        return switch (this) {
            case NONE -> "";
            case WORKLOAD -> {
                String owner = PodColumn.owner(row);
                yield owner.isEmpty() ? "" : row.pod().key().namespace() + " \u00b7 " + owner;
            }
            case NAMESPACE -> row.pod().key().namespace();
            case NODE -> row.pod().node();
        };
    }
}
