/** The application: starts from the command line and joins connectors, engine and views. */
@NullMarked
package dev.porthole.app;

import org.jspecify.annotations.NullMarked;
