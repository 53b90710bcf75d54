package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Dialer.DialException;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.http.HttpTarget;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;

/** What a broken connection means to a person. */
record TransportFailure(HttpTarget target) {

    Failure of(IOException broken, Deadline deadline) {
        String name = target.name();
        return switch (broken) {
            case DialException dial -> dial.failure();
            case BodyLimitException limit -> new Failure.TooLarge(name, limit.bytes(), "bytes", limit.reason());
            case UnknownHostException unknown ->
                unreachable("the host name " + target.base().getHost() + " is not known");
            case SocketTimeoutException slow -> new Failure.TimedOut(name, deadline.limit(), "no connection in time");
            case SSLException tls -> tls(tls);
            case ConnectException refused -> connect(refused);
            case NoRouteToHostException none -> unreachable("there is no route to " + where());
            case NoHttpResponseException none -> unreachable("the connection was closed without an answer");
            case ConnectionClosedException cut -> unreachable("the connection was closed in the middle of the answer");
            case RequestFailedException stopped -> new Failure.Cancelled(name, "");
            case ZipException zip -> new Failure.Unparseable(name, "the compressed answer is damaged");
            case EOFException cut -> new Failure.Unparseable(name, "the answer ends too early");
            default ->
                broken.getCause() instanceof ProtocolException
                        ? new Failure.Unparseable(name, "the answer is not HTTP")
                        : unreachable(words(broken));
        };
    }

    private Failure connect(ConnectException failed) {
        String said = String.valueOf(failed.getMessage());
        return unreachable(
                said.toLowerCase(Locale.ROOT).contains("refused")
                        ? "connection refused by " + where() + ": nothing listens there"
                        : words(failed) + " (" + where() + ")");
    }

    private Failure tls(SSLException failed) {
        String said = String.valueOf(failed.getMessage());
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("terminated the handshake") || lower.contains("connection reset")) {
            return unreachable("the connection was closed during the TLS handshake");
        }
        if (lower.contains("certificate_required") || lower.contains("bad_certificate")) {
            return rejected("the server wants a client certificate that it trusts (" + words(failed) + ")");
        }
        if (lower.contains("plaintext") || lower.contains("unsupported or unrecognized ssl message")) {
            return rejected("the server does not speak TLS on this port; http:// may be meant");
        }
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertificateExpiredException expired -> {
                    return rejected("the server's certificate has expired: " + words(cause));
                }
                case CertificateNotYetValidException early -> {
                    return rejected("the server's certificate is not valid yet: " + words(cause));
                }
                case CertPathBuilderException unknown -> {
                    return rejected("the server's certificate is not from an authority that is trusted here");
                }
                case CertPathValidatorException invalid
                when invalid.getCause() == null -> {
                    return rejected("the server's certificate is not trusted: " + words(cause));
                }
                case CertificateException name
                when words(name).startsWith("No ") -> {
                    return rejected("the server's certificate is for another name: " + words(cause));
                }
                default -> {}
            }
        }
        return rejected(words(failed));
    }

    private Failure rejected(String detail) {
        return new Failure.TlsRejected(target.name(), new OneLineText(detail).text());
    }

    private Failure unreachable(String detail) {
        return new Failure.Unreachable(target.name(), new OneLineText(detail).text());
    }

    private String where() {
        return target.base().getHost()
                + (target.base().getPort() < 0 ? "" : ":" + target.base().getPort());
    }

    private static String words(Throwable thrown) {
        String said = thrown.getMessage();
        return new OneLineText(said == null ? thrown.getClass().getSimpleName() : said).text();
    }
}
