package dev.porthole.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
public final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Porthole " + number()};
    }

    /** Such as "0.1.0". */
    public static String number() {
        var properties = new Properties();
        try (var stream = VersionText.class.getResourceAsStream("version.properties")) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the version cannot be read from the application itself", broken);
        }
        return properties.getProperty("version", "");
    }
}
