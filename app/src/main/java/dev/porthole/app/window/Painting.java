package dev.porthole.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.scene.Scene;

/** A scene as a PNG file. */
final class Painting {

    /** Written beside the file and moved over it, so that whoever watches the file never sees half a picture. */
    void write(Scene scene, Path file) throws IOException {
        var picture = new PngPicture(scene.snapshot(null));
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Path fresh = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            try (var stream = Files.newOutputStream(fresh)) {
                picture.writeTo(stream);
            }
            Files.move(fresh, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            // a full disk leaves nothing behind
            Files.deleteIfExists(fresh);
        }
    }
}
