/** What is remembered between starts. */
@NullMarked
package dev.porthole.app.settings;

import org.jspecify.annotations.NullMarked;
