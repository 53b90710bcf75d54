package dev.porthole.app.window;

import java.util.function.Consumer;

/** A place of the window, how one gets there from the overview, and how one gets back. */
record Screen(String name, Consumer<OpenWindow> open, Consumer<OpenWindow> leave) {}
