/** The command line. */
@NullMarked
package dev.porthole.app.command;

import org.jspecify.annotations.NullMarked;
