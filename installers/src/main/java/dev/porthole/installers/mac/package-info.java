/** What is installed on macOS. */
@NullMarked
package dev.porthole.installers.mac;

import org.jspecify.annotations.NullMarked;
