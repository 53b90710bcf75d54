package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Detail;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.util.Locale;

/**
 * What Java says of a broken connection, as sentences of ours where it says one of its usual ones; those have no language
 * but English.
 *
 * @param where who is on the other side
 */
public record BrokenConnection(String where) {

    public Detail why(IOException broken) {
        String said = String.valueOf(broken.getMessage());
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("connection reset") || lower.contains("broken pipe") || lower.contains("connection abort")) {
            return Detail.of("http.cut", where);
        }
        if (lower.contains("closed")) {
            return Detail.of("http.givenUp");
        }
        if (lower.contains("refused")) {
            return Detail.of("http.refused", where);
        }
        if (lower.contains("timed out")) {
            return Detail.of("http.noConnection", where);
        }
        if (broken instanceof NoRouteToHostException || lower.contains("unreachable")) {
            return Detail.of("http.noRoute", where);
        }
        if (broken instanceof ProtocolException) {
            return Detail.of("http.noFrame", where);
        }
        return Detail.of(
                "http.broken",
                where,
                Detail.said(broken.getMessage() == null ? broken.getClass().getSimpleName() : said));
    }
}
