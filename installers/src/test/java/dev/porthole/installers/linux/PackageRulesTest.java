package dev.porthole.installers.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages keep the rules of the systems they are for: those systems' own tools look at them. */
@EnabledOnOs(OS.LINUX)
class PackageRulesTest {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final long MEGABYTE = 1_000_000;

    private final Packages packages = new Packages();

    @Test
    void lintian_finds_no_error() throws Exception {
        var lintian = Packages.tool("lintian");

        String found = lintian.run(
                HERE,
                "--allow-root",
                "--fail-on",
                "none",
                packages.ending(".deb").toString());

        assertThat(found.lines().filter(line -> line.startsWith("E:"))).isEmpty();
        assertThat(found.lines().filter(line -> line.startsWith("W:")).count())
                .as("warnings in %s", found)
                .isLessThan(10);
    }

    @Test
    void rpmlint_finds_no_error() throws Exception {
        var rpmlint = Packages.tool("rpmlint");

        String found = rpmlint.run(
                HERE,
                Map.of("LC_ALL", "C.UTF-8"),
                List.of(
                        "--config",
                        "src/test/rpmlint/porthole.toml",
                        packages.ending(".rpm").toString()));

        assertThat(found).contains("0 errors");
    }

    @Test
    void the_menu_entry_is_valid() throws Exception {
        Packages.tool("desktop-file-validate")
                .run(
                        HERE,
                        packages.installed("usr/share/applications/dev.porthole.Porthole.desktop")
                                .toString());
    }

    @Test
    void the_description_for_software_centres_is_valid() throws Exception {
        String found = Packages.tool("appstreamcli")
                .run(
                        HERE,
                        "validate",
                        "--no-net",
                        packages.installed("usr/share/metainfo/dev.porthole.Porthole.metainfo.xml")
                                .toString());

        assertThat(found).doesNotContain("E:");
    }

    @Test
    void the_manual_page_has_every_option() throws Exception {
        var man = Packages.tool("man");
        Path page = packages.installed("usr/share/man/man1/porthole.1.gz");

        String shown = man.run(
                HERE, Map.of("MANWIDTH", "100", "LC_ALL", "C.UTF-8"), List.of("--warnings", "-l", page.toString()));

        assertThat(shown).contains("--kubeconfig", "--new-window", "porthole status", "--output", "EXIT STATUS");
        assertThat(shown).doesNotContain("warning:");
    }

    @Test
    void the_shell_completes_commands_and_options() throws Exception {
        Path script = packages.installed("usr/share/bash-completion/completions/porthole");

        String offered = Packages.tool("bash")
                .run(
                        HERE,
                        "-c",
                        "source '%s'; COMP_WORDS=(porthole st); COMP_CWORD=1; _complete_porthole; echo \"${COMPREPLY[@]}\"; "
                                        .formatted(script)
                                + "COMP_WORDS=(porthole --kube); COMP_CWORD=1; _complete_porthole; echo"
                                + " \"${COMPREPLY[@]}\"");

        assertThat(offered).contains("status").contains("--kubeconfig");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Apache-2.0", "BSD-3-Clause", "MIT", "LGPL-2.1", "OFL-1.1", "GPL-2 with Classpath exception"})
    void every_licence_has_its_text(String licence) throws Exception {
        String text = Files.readString(packages.installed("usr/share/doc/porthole/copyright"));

        assertThat(text).containsPattern("(?m)^License: \\Q" + licence + "\\E\\n [^\\n]+");
        assertThat(text).contains("ch.qos.logback:logback-classic", "org.openjfx:javafx-graphics", "JetBrains Mono");
    }

    @Test
    void the_packages_are_small() throws Exception {
        assertThat(Files.size(packages.ending(".deb"))).as("deb").isLessThan(60 * MEGABYTE);
        assertThat(Files.size(packages.ending(".rpm"))).as("rpm").isLessThan(70 * MEGABYTE);
        long installed = 0;
        try (Stream<Path> files = Files.walk(packages.installed("usr"))) {
            for (Path file : files.filter(path -> Files.isRegularFile(path)).toList()) {
                installed += Files.size(file);
            }
        }
        // of these the AOT cache is nearly half
        assertThat(installed).as("installed").isLessThan(140 * MEGABYTE);
    }

    @Test
    void everything_in_them_belongs_to_the_administrator() throws Exception {
        String deb = Packages.tool("dpkg-deb")
                .run(HERE, "-c", packages.ending(".deb").toString());
        String rpm =
                Packages.tool("rpm").run(HERE, "-qplv", packages.ending(".rpm").toString());

        assertThat(deb.lines()).allMatch(line -> line.contains(" root/root "));
        assertThat(rpm.lines()).allMatch(line -> line.matches(".*\\sroot\\s+root\\s.*"));
        assertThat(deb).contains("./usr/bin/porthole -> ../lib/porthole/bin/porthole");
        assertThat(rpm).contains("/usr/bin/porthole -> ../lib/porthole/bin/porthole");
    }
}
