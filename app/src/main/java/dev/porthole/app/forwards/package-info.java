/** The forwards of a person, kept from one start to the next. */
@NullMarked
package dev.porthole.app.forwards;

import org.jspecify.annotations.NullMarked;
