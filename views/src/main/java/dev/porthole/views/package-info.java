@NullMarked
package dev.porthole.views;

import org.jspecify.annotations.NullMarked;
