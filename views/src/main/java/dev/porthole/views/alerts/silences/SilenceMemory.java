package dev.porthole.views.alerts.silences;

/** Who made the last silence, and why: what a new form begins with. */
public interface SilenceMemory {

    /** Never empty where the system says who uses it. */
    String author();

    /** Empty when nothing was written yet. */
    String comment();

    void keep(String author, String comment);
}
