/**
 * How values become PromQL: names, matchers and selectors, escaped. The rooms beside it read, change and complete whole
 * queries. Called by the adapters and by what composes queries; knows nothing of HTTP.
 */
@NullMarked
package dev.porthole.connectors.promql;

import org.jspecify.annotations.NullMarked;
