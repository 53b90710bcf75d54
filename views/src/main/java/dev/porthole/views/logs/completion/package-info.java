/**
 * What may come next in the search field: asked for off the UI thread, offered in a list below the caret. Called by the search
 * bar; knows the language only by its port.
 */
@NullMarked
package dev.porthole.views.logs.completion;

import org.jspecify.annotations.NullMarked;
