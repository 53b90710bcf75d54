package dev.porthole.views.shell.topbar;

import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Tone;

/**
 * A mark in the top bar that must not be overlooked: demo, TLS unverified.
 *
 * @param story for the tooltip
 */
public record Badge(Phrase text, Phrase story, Tone tone) {}
