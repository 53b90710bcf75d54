/** Asks again and again: one schedule for everything on screen. */
@NullMarked
package dev.porthole.app.engine;

import org.jspecify.annotations.NullMarked;
