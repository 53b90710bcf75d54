/** Log lines in memory: text once, as bytes; rows as numbers. */
@NullMarked
package dev.porthole.views.logs.store;

import org.jspecify.annotations.NullMarked;
