package dev.porthole.views.shell;

/** How something is coloured; the pseudo-class of the same name. */
public enum Tone {
    NEUTRAL,
    ACCENT,
    SUCCESS,
    WARNING,
    DANGER
}
