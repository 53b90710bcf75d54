package dev.porthole.installers.linux;

import dev.porthole.installers.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** An X server that nobody sees, with a window manager, and what a person would do there. */
final class VirtualScreen implements AutoCloseable {

    /** Pixels that belong to the window's frame or to no window. */
    private static final int EDGE = 100;

    private final Path work;
    private final List<Process> running = new ArrayList<>();
    private final String display;

    VirtualScreen(Path work) throws IOException, InterruptedException {
        this.work = work;
        Process server = start(List.of("Xvfb", "-displayfd", "1", "-screen", "0", "1500x950x24"), Map.of());
        running.add(server);
        byte[] number = new byte[8];
        int read = server.getInputStream().read(number);
        display = ":" + new String(number, 0, Math.max(read, 0), StandardCharsets.US_ASCII).strip();
        running.add(start(List.of("openbox"), Map.of("DISPLAY", display)));
    }

    String display() {
        return display;
    }

    /** Starts a program there; what it writes is in {@code output.txt}. */
    Process start(List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command).directory(work.toFile());
        if (!command.getFirst().equals("Xvfb")) {
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            work.resolve("output.txt").toFile()));
        }
        builder.environment().remove("KUBECONFIG");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The windows whose title has this, waited for until there is one. */
    List<String> windows(String title, int seconds) throws InterruptedException, IOException {
        Process search = start(
                List.of(
                        "timeout",
                        String.valueOf(seconds),
                        "xdotool",
                        "search",
                        "--sync",
                        "--onlyvisible",
                        "--name",
                        title),
                Map.of("DISPLAY", display));
        search.waitFor(seconds + 5L, TimeUnit.SECONDS);
        return present(title);
    }

    List<String> present(String title) throws IOException, InterruptedException {
        try {
            return new Tool("xdotool")
                    .run(work, Map.of("DISPLAY", display), List.of("search", "--onlyvisible", "--name", title))
                    .lines()
                    .filter(line -> line.matches("\\d+"))
                    .toList();
        } catch (IllegalStateException none) {
            return List.of();
        }
    }

    void xdotool(String... arguments) throws IOException, InterruptedException {
        new Tool("xdotool").run(work, Map.of("DISPLAY", display), List.of(arguments));
    }

    /** How many colours the middle of the screen has now; the picture in the file is of the whole. */
    long colours(Path picture) throws IOException, InterruptedException {
        new Tool("import").run(work, Map.of("DISPLAY", display), List.of("-window", "root", picture.toString()));
        var image = ImageIO.read(picture.toFile());
        int width = image.getWidth() - 2 * EDGE;
        int height = image.getHeight() - 2 * EDGE;
        return Arrays.stream(image.getRGB(EDGE, EDGE, width, height, null, 0, width))
                .distinct()
                .count();
    }

    String output() throws IOException {
        Path written = work.resolve("output.txt");
        return Files.exists(written) ? Files.readString(written) : "";
    }

    @Override
    public void close() {
        running.reversed().forEach(Process::destroy);
    }
}
