package dev.porthole.views.shell.topbar;

/**
 * A row of a menu of the top bar.
 *
 * @param id what is meant
 * @param label as shown
 */
public record Choice(String id, String label) {}
