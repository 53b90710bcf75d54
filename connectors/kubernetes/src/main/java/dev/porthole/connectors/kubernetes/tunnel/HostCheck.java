package dev.porthole.connectors.kubernetes.tunnel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps web pages out of a forward. A page of any site may have its own name resolve to this machine (DNS rebinding) and
 * would then read what stands behind the port; the browser still sends that name. So a connection that begins as HTTP
 * must name this machine. What does not look like HTTP passes untouched, and nothing waits but the first bytes of it.
 */
final class HostCheck {

    private static final int MAX_HEAD = 16 << 10;
    private static final Pattern METHOD = Pattern.compile("[A-Z]{3,16}( [^\\r\\n]*)?");
    private static final Pattern REQUEST = Pattern.compile("[A-Z]{3,16} \\S+ HTTP/1\\.[01]");
    private static final Pattern HOST =
            Pattern.compile("\\nhost:[ \\t]*([^\\r\\n]*?)[ \\t]*\\r?\\n", Pattern.CASE_INSENSITIVE);
    private static final Pattern HERE = Pattern.compile(
            "(localhost|[^\\s:]+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1])\\.?(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final byte[] REFUSAL = ("HTTP/1.1 421 Misdirected Request\r\n"
                    + "Content-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
                    + "This port-forward answers only to localhost and 127.0.0.1.\n")
            .getBytes(StandardCharsets.US_ASCII);

    private HostCheck() {}

    /**
     * Reads the beginning of what a client sends and passes it on.
     *
     * @return false when the connection names another host; it has been told, and nothing was passed on
     */
    static boolean begin(InputStream client, OutputStream answer, OutputStream pod) throws IOException {
        var head = new ByteArrayOutputStream();
        byte[] chunk = new byte[4096];
        while (head.size() < MAX_HEAD && isUndecided(text(head))) {
            int count = client.read(chunk);
            if (count < 0) {
                break;
            }
            head.write(chunk, 0, count);
        }
        if (isForAnother(text(head))) {
            answer.write(REFUSAL);
            answer.flush();
            return false;
        }
        head.writeTo(pod);
        pod.flush();
        return true;
    }

    private static String text(ByteArrayOutputStream head) {
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether it may be HTTP and its head is not whole yet. */
    private static boolean isUndecided(String head) {
        if (head.isEmpty()) {
            return true;
        }
        int end = head.indexOf('\n');
        if (end < 0) {
            String line = head.strip();
            return line.chars().allMatch(c -> c >= 'A' && c <= 'Z') && line.length() <= 16
                    || METHOD.matcher(line).matches();
        }
        return isRequest(head, end) && !head.contains("\r\n\r\n") && !head.contains("\n\n");
    }

    private static boolean isRequest(String head, int end) {
        return REQUEST.matcher(head.substring(0, end).strip()).matches();
    }

    private static boolean isForAnother(String head) {
        int end = head.indexOf('\n');
        if (end < 0 || !isRequest(head, end)) {
            return false;
        }
        Matcher host = HOST.matcher(head);
        // Browsers send it always, and old tools need not.
        return host.find()
                && !HERE.matcher(host.group(1).toLowerCase(Locale.ROOT)).matches();
    }
}
