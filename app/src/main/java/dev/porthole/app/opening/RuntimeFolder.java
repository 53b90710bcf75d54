package dev.porthole.app.opening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;

/** Where running programs of one person meet: {@code $XDG_RUNTIME_DIR/porthole}, or a folder beside the log. */
public record RuntimeFolder(Path path) {

    private static final String ONLY_MINE = "rwx------";

    /** @param state where the log is kept */
    public static RuntimeFolder usualPlace(UnaryOperator<String> environment, Path state) {
        String xdg = environment.apply("XDG_RUNTIME_DIR");
        return new RuntimeFolder(xdg == null || xdg.isBlank() ? state.resolve("run") : Path.of(xdg, "porthole"));
    }

    /**
     * Makes it, for this person alone.
     *
     * @throws IOException also when it is somebody else's
     */
    Path made() throws IOException {
        Files.createDirectories(path);
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            if (Files.isSymbolicLink(path)) {
                throw new IOException(path + " is a link");
            }
            // fails where the folder is another's
            view.setPermissions(PosixFilePermissions.fromString(ONLY_MINE));
        }
        return path;
    }
}
