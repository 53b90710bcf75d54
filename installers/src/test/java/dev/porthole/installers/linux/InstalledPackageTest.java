package dev.porthole.installers.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.installers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The deb's whole life on this machine: an older version, the upgrade, a start by the menu entry, a second start, and
 * the removal. Only where the one who runs it may install, and has no Porthole yet.
 */
@EnabledOnOs(OS.LINUX)
class InstalledPackageTest {

    private static final Path PROGRAM = Path.of("/usr/bin/porthole");
    private static final Path MENU = Path.of("/usr/share/applications/dev.porthole.Porthole.desktop");
    private static final int START_SECONDS = 60;
    /** A window that is still empty has one. */
    private static final int COLOURS_OF_A_BOARD = 200;

    @TempDir
    Path home;

    private boolean installed;

    @BeforeEach
    void may_install() {
        for (String tool : List.of("apt-get", "Xvfb", "openbox", "xdotool", "import", "gio")) {
            Packages.tool(tool);
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            throw Packages.skipped("only root may install");
        }
        if (Files.exists(PROGRAM)) {
            throw Packages.skipped("Porthole is installed here already");
        }
    }

    @AfterEach
    void remove() throws Exception {
        if (installed) {
            apt("purge", "porthole");
        }
    }

    @Test
    void it_is_installed_started_upgraded_and_removed() throws Exception {
        Path deb = new Packages().ending(".deb");
        Path settings = Files.createDirectories(home.resolve("config/porthole")).resolve("settings.json");
        Files.writeString(settings, "{\"theme\": \"light\"}");
        installed = true;

        apt("install", new OldVersion(home).deb().toString());
        assertThat(new Tool("porthole").run(home)).contains(OldVersion.VERSION);
        apt("install", deb.toString());

        assertThat(OldVersion.GONE).doesNotExist();
        assertThat(new Tool("porthole").run(home, "--version"))
                .startsWith("Porthole ")
                .doesNotContain(OldVersion.VERSION);
        try (var screen = new VirtualScreen(home)) {
            menu(screen);
            assertThat(screen.windows("Porthole", START_SECONDS))
                    .as(screen.output())
                    .hasSize(1);
            assertThat(picture(screen)).as(screen.output()).isGreaterThan(COLOURS_OF_A_BOARD);

            menu(screen).waitFor();
            assertThat(screen.present("Porthole"))
                    .as("windows after a second start")
                    .hasSize(1);
            screen.xdotool("search", "--onlyvisible", "--name", "Porthole", "windowclose");
        }
        assertThat(Files.readString(settings)).contains("light");

        apt("purge", "porthole");
        installed = false;

        assertThat(List.of(PROGRAM, MENU, Path.of("/usr/lib/porthole"), Path.of("/usr/share/doc/porthole")))
                .allMatch(Files::notExists);
        assertThat(settings).exists();
        assertThat(home.resolve(".openjfx"))
                .as("native libraries in the person's home")
                .doesNotExist();
    }

    private Process menu(VirtualScreen screen) throws IOException {
        return screen.start(
                List.of("gio", "launch", MENU.toString()),
                Map.of(
                        "DISPLAY", screen.display(),
                        "HOME", home.toString(),
                        "JAVA_TOOL_OPTIONS", "-Duser.home=" + home,
                        "XDG_CONFIG_HOME", home.resolve("config").toString(),
                        "XDG_STATE_HOME", home.resolve("state").toString(),
                        "XDG_RUNTIME_DIR", home.toString()));
    }

    /** Looks at the screen until the tiles are there; the picture is kept. */
    private static long picture(VirtualScreen screen) throws IOException, InterruptedException {
        Path kept = Files.createDirectories(Path.of("target", "screens")).resolve("installed-window.png");
        long end = System.nanoTime() + START_SECONDS * 1_000_000_000L;
        long colours = 0;
        while (colours <= COLOURS_OF_A_BOARD && System.nanoTime() < end) {
            colours = screen.colours(kept.toAbsolutePath());
        }
        return colours;
    }

    private void apt(String... what) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("-y", "-q", "-o", "DPkg::Lock::Timeout=120"));
        arguments.addAll(Arrays.asList(what));
        new Tool("apt-get").run(home, Map.of("DEBIAN_FRONTEND", "noninteractive"), arguments);
    }
}
