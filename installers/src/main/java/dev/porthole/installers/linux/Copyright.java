package dev.porthole.installers.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who made what is in the packages and under which licence, in Debian's machine-readable form (copyright-format 1.0).
 *
 * @param texts the folder with licences that Debian does not have in /usr/share/common-licenses, named NAME.txt
 */
record Copyright(List<Bundled> libraries, Path texts) {

    private static final String RUNTIME = "usr/lib/porthole/lib/runtime/";
    private static final String APACHE = "Apache-2.0";
    private static final String CLASSPATH = "GPL-2 with Classpath exception";

    /** As bills of materials name them, and as this file does; of two to choose from, the one that Debian has. */
    private static final Map<String, String> NAMES = Map.of(
            "Apache-2.0", APACHE,
            "MIT", "MIT",
            "The 3-Clause BSD License", "BSD-3-Clause",
            "BSD-3-Clause", "BSD-3-Clause",
            "GPL-2.0-with-classpath-exception", CLASSPATH,
            "GNU Lesser General Public License", "LGPL-2.1");

    /**
     * The whole file.
     *
     * @throws IllegalStateException when a library has a licence that nobody has looked at yet
     */
    String text() throws IOException {
        var stanzas = new ArrayList<String>();
        stanzas.add("""
            Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
            Upstream-Name: Porthole
            Source: https://porthole.dev
            Comment: Porthole and its libraries are linked into one file of classes,
             %slib/modules, with those parts of the JDK that they need.
             The paragraphs of the libraries say from where each comes.
            """.formatted(RUNTIME));
        stanzas.add(files("*", "The Porthole authors", APACHE, ""));
        stanzas.add(files(
                RUNTIME + "*",
                "Oracle and/or its affiliates, and the OpenJDK and Eclipse Adoptium contributors",
                CLASSPATH,
                "https://adoptium.net; its own notices are in " + RUNTIME + "legal"));
        stanzas.add(files(
                RUNTIME + "lib/modules (fonts Inter, JetBrains Mono)".replace(" ", "?"),
                "The Inter Project Authors, The JetBrains Mono Project Authors",
                "OFL-1.1",
                "https://rsms.me/inter"));
        var byLicence = new TreeMap<String, List<Bundled>>();
        for (Bundled library : libraries) {
            byLicence
                    .computeIfAbsent(licence(library), name -> new ArrayList<>())
                    .add(library);
        }
        byLicence.forEach((licence, of) -> stanzas.add(libraries(licence, of)));
        stanzas.add(standard(APACHE, "Apache-2.0"));
        stanzas.add(standard("LGPL-2.1", "LGPL-2.1"));
        stanzas.add("License: " + CLASSPATH
                + "\n This is free software under the GNU General Public License, version 2, with the\n"
                + " Classpath exception: who links it with independent modules may give the result\n"
                + " any licence. The whole text is in\n /" + RUNTIME + "legal/java.base/LICENSE,\n"
                + " that of the licence itself in /usr/share/common-licenses/GPL-2.\n");
        for (String name : List.of("BSD-3-Clause", "MIT", "OFL-1.1")) {
            stanzas.add("License: " + name + "\n" + indented(Files.readString(texts.resolve(name + ".txt"))));
        }
        return String.join("\n", stanzas);
    }

    /** Two libraries of one licence are told in one paragraph; the class file they end up in is the same. */
    private static String libraries(String licence, List<Bundled> libraries) {
        String holders = libraries.stream()
                .map(library -> "The authors of " + library.name() + " " + library.version()
                        + (library.site().isEmpty() ? "" : " (" + library.site() + ")"))
                .distinct()
                .collect(Collectors.joining("\n "));
        return "Files: " + RUNTIME + "lib/modules?" + licence.replaceAll("[^A-Za-z0-9.]+", "?") + "\nCopyright: "
                + holders + "\nLicense: " + licence + "\n";
    }

    private static String files(String pattern, String holder, String licence, String comment) {
        return "Files: " + pattern + "\nCopyright: " + holder + "\nLicense: " + licence + "\n"
                + (comment.isEmpty() ? "" : "Comment: " + comment + "\n");
    }

    private static String licence(Bundled library) {
        return library.licences().stream()
                .filter(NAMES::containsKey)
                .map(NAMES::get)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        library.name() + " has a licence that nobody has looked at: " + library.licences()));
    }

    private static String standard(String name, String file) {
        return "License: " + name + "\n The whole text is in /usr/share/common-licenses/" + file + ".\n";
    }

    private static String indented(String text) {
        return text.strip()
                .lines()
                .map(line -> line.isBlank() ? " ." : " " + line.stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
