/**
 * KQL, the query language of Kibana: text, syntax tree, filter pills, Elasticsearch's query DSL, and evaluation in memory of
 * the same tree. Called by the connectors whose logs are asked in it. It knows no server, no JSON library and no view.
 *
 * <p>The grammar is Kibana's ({@code kbn-es-query/src/kuery/grammar}), with one deliberate difference: a keyword is one only
 * where a word begins, so that "knot x" is one value and not "k" and "not x".
 */
@NullMarked
package dev.porthole.connectors.kql;

import org.jspecify.annotations.NullMarked;
