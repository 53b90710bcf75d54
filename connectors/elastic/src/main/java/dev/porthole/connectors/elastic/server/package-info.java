/**
 * The way to a search server, straight or through Kibana or OpenSearch Dashboards: requests, answers, and what an answer that is
 * no success means. The room above asks through it; it knows nothing of logs.
 */
@NullMarked
package dev.porthole.connectors.elastic.server;

import org.jspecify.annotations.NullMarked;
