package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Dialer.DialException;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ServerAddress;
import dev.porthole.connectors.http.connection.ProxyException;
import dev.porthole.connectors.http.tls.PemException;
import dev.porthole.connectors.http.tls.UntrustedException;
import java.io.EOFException;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;

/** What a broken connection means to a person. Each sentence names the address, since that is what is looked at first. */
record TransportFailure(HttpTarget target) {

    private static final Pattern CERTIFICATE_ALERT = Pattern.compile(
            "received fatal alert: (certificate_|bad_certificate|unknown_ca|access_denied|no_certificate)");

    /** Certificates or a key that cannot be used. Its message is about their form and never holds any of them. */
    static Failure unusable(HttpTarget target, GeneralSecurityException unusable) {
        return new Failure.TlsRejected(
                target.name(),
                Detail.of("http.tls.material", unusable instanceof PemException pem ? pem.why() : words(unusable)));
    }

    Failure of(IOException broken, Deadline deadline) {
        String name = target.name();
        return switch (broken) {
            case DialException dial -> dial.failure();
            case BrokenAnswer known -> known.failure();
            case ProxyException proxy -> new Failure.Unreachable(name, proxy.why());
            case BodyLimitException limit -> new Failure.TooLarge(name, limit.bytes(), "bytes", limit.why());
            case UnknownHostException unknown -> unreachable("http.unknownHost", host());
            case SocketTimeoutException slow ->
                new Failure.TimedOut(name, deadline.limit(), Detail.of("http.noConnection", where()));
            case SSLException tls -> tls(tls);
            case NoRouteToHostException none -> unreachable("http.noRoute", where());
            case NoHttpResponseException none -> unreachable("http.noAnswer", where());
            case ConnectionClosedException cut -> unreachable("http.cut", where());
            case RequestFailedException stopped -> new Failure.Cancelled(name, Detail.NONE);
            case ZipException zip -> new Failure.Unparseable(name, Detail.of("http.damaged"));
            case EOFException cut -> new Failure.Unparseable(name, Detail.of("http.short"));
            default ->
                broken.getCause() instanceof ProtocolException
                        ? new Failure.Unparseable(name, Detail.of("http.notHttp", where()))
                        : new Failure.Unreachable(name, new BrokenConnection(where()).why(broken));
        };
    }

    private Failure tls(SSLException failed) {
        String lower = words(failed).toLowerCase(Locale.ROOT);
        if (lower.contains("terminated the handshake") || lower.contains("connection reset")) {
            return unreachable("http.tls.closed", where());
        }
        if (CERTIFICATE_ALERT.matcher(lower).find()) {
            return rejected(
                    target.tls().identity().isPresent() ? "http.tls.clientRefused" : "http.tls.clientWanted", where());
        }
        if (lower.contains("plaintext") || lower.contains("unsupported or unrecognized ssl message")) {
            return rejected("http.tls.plain", where());
        }
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UntrustedException ours -> {
                    return rejected(ours.key(), where(), ours.said());
                }
                case CertificateExpiredException expired -> {
                    return rejected("http.tls.expired", where(), words(cause));
                }
                case CertificateNotYetValidException early -> {
                    return rejected("http.tls.early", where(), words(cause));
                }
                case CertPathBuilderException unknown -> {
                    return rejected("http.tls.unknownAuthority", where());
                }
                case CertPathValidatorException invalid
                when invalid.getCause() == null -> {
                    return rejected("http.tls.untrusted", where(), words(cause));
                }
                case CertificateException name
                when words(name).startsWith("No ") -> {
                    return rejected("http.tls.otherName", where(), words(cause));
                }
                default -> {}
            }
        }
        return lower.contains("doesn't match") || lower.contains("does not match")
                ? rejected("http.tls.otherName", where(), words(failed))
                : rejected("http.tls.failed", where(), words(failed));
    }

    private Failure rejected(String key, Object... arguments) {
        return new Failure.TlsRejected(target.name(), Detail.of(key, arguments));
    }

    private Failure unreachable(String key, Object... arguments) {
        return new Failure.Unreachable(target.name(), Detail.of(key, arguments));
    }

    private String where() {
        return ServerAddress.of(target.base()).toString();
    }

    private String host() {
        return ServerAddress.of(target.base()).host();
    }

    /** Java's or the other side's; cleaned, since certificates hold what anybody likes. */
    private static Detail.Said said(Throwable thrown) {
        String said = thrown.getMessage();
        return new Detail.Said(said == null ? thrown.getClass().getSimpleName() : said);
    }

    private static String words(Throwable thrown) {
        return said(thrown).text();
    }
}
