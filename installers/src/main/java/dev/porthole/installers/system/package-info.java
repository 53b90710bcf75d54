/** The packages of the system that builds. */
@NullMarked
package dev.porthole.installers.system;

import org.jspecify.annotations.NullMarked;
