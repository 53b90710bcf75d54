/**
 * What people keep in Kibana or OpenSearch Dashboards, and addresses that show a search there. The room above asks for it; it
 * knows Kibana's own API and nothing of how logs are searched.
 */
@NullMarked
package dev.porthole.connectors.elastic.kibana;

import org.jspecify.annotations.NullMarked;
