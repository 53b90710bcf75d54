/**
 * The language that logs are asked in, as the window sees it: whether a text is right, what may stand at the caret, which
 * conditions it is made of, and whether a line in memory meets them. Knows no grammar itself.
 */
@NullMarked
package dev.porthole.connectors.api.logs.query;

import org.jspecify.annotations.NullMarked;
