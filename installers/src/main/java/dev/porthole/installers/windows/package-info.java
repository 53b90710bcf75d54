/** What is installed on Windows. */
@NullMarked
package dev.porthole.installers.windows;

import org.jspecify.annotations.NullMarked;
