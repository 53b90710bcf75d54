/**
 * Ways to a person's eyes and ears: programs that the desktop has for it. No text ever goes through a shell, and no program
 * keeps anybody waiting. Called by who tells of alerts; knows nothing of alerts.
 */
@NullMarked
package dev.porthole.app.alerts.telling.desktop;

import org.jspecify.annotations.NullMarked;
