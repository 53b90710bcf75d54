package dev.porthole.connectors.http.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a PEM text (RFC 7468; RFC 1421 for the older headers). What stands between the parts is passed over, and so
 * is a part that is cut or is no base64, as in Go.
 *
 * @param label such as {@code CERTIFICATE}
 * @param headers as {@code Proc-Type: 4,ENCRYPTED}; empty in most
 */
record PemBlock(String label, String headers, byte[] der) {

    private static final Pattern BEGIN = Pattern.compile("(?m)^-----BEGIN ([^\\r\\n-]*)-----[ \\t]*\\r?$");
    private static final Pattern HEADERS =
            Pattern.compile("\\s*((?:[A-Za-z-]+:[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*)+)\\r?\\n");

    static List<PemBlock> in(String text) {
        var found = new ArrayList<PemBlock>();
        Matcher begin = BEGIN.matcher(text);
        for (int from = 0; begin.find(from); ) {
            from = begin.end();
            int end = text.indexOf("-----END " + begin.group(1) + "-----", from);
            if (end >= 0) {
                add(begin.group(1), text.substring(from, end), found);
            }
        }
        return found;
    }

    private static void add(String label, String body, List<PemBlock> found) {
        Matcher headers = HEADERS.matcher(body);
        boolean headed = headers.lookingAt();
        String base64 = (headed ? body.substring(headers.end()) : body).replaceAll("\\s", "");
        try {
            found.add(new PemBlock(
                    label, headed ? headers.group(1) : "", Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException broken) {
            // Passed over; what is missed in the end is told.
            return;
        }
    }

    boolean isCertificate() {
        return label.equals("CERTIFICATE") && headers.isEmpty();
    }

    boolean isKey() {
        return label.equals("PRIVATE KEY") || label.endsWith(" PRIVATE KEY");
    }

    boolean isEncrypted() {
        return label.equals("ENCRYPTED PRIVATE KEY") || headers.contains("ENCRYPTED");
    }
}
