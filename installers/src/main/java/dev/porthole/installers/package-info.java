/** Makes the application that is installed: Porthole with a Java runtime of its own. */
@NullMarked
package dev.porthole.installers;

import org.jspecify.annotations.NullMarked;
