package dev.porthole.views.text;

/** How something is coloured; the pseudo-class of the same name. */
public enum Tone {
    NEUTRAL,
    ACCENT,
    SUCCESS,
    WARNING,
    DANGER
}
