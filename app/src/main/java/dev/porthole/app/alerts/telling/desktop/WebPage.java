package dev.porthole.app.alerts.telling.desktop;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An address that is for a browser and starts nothing else on this machine. */
public record WebPage(URI address) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Empty for anything but http and https. */
    public static Optional<WebPage> at(URI address) {
        String scheme = address.getScheme();
        boolean safe = scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) && address.getHost() != null;
        return safe ? Optional.of(new WebPage(address)) : Optional.empty();
    }

    String text() {
        return address.toASCIIString();
    }
}
