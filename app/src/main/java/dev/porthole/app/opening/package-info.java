/**
 * What a start of the program asks for, as a link has it, and how a second start hands it to the first. Called by the
 * command line and by the windows; knows neither.
 */
@NullMarked
package dev.porthole.app.opening;

import org.jspecify.annotations.NullMarked;
