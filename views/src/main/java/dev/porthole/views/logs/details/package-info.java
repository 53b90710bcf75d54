/**
 * One line opened: all its text and fields.
 */
@NullMarked
package dev.porthole.views.logs.details;

import org.jspecify.annotations.NullMarked;
