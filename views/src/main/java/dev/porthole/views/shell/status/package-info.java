/**
 * The bar below: one chip per connection, its card with reason, candidates and actions, and how old the data is. Built by
 * the frame.
 */
@NullMarked
package dev.porthole.views.shell.status;

import org.jspecify.annotations.NullMarked;
