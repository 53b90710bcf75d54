@NullMarked
package dev.porthole.app;

import org.jspecify.annotations.NullMarked;
