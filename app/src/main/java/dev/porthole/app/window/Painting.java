package dev.porthole.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javax.imageio.ImageIO;

/** A scene as a PNG file. */
final class Painting {

    /** Written beside the file and moved over it, so that whoever watches the file never sees half a picture. */
    void write(Scene scene, Path file) throws IOException {
        var image = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Path fresh = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            try (var stream = Files.newOutputStream(fresh)) {
                if (!ImageIO.write(image, "png", stream)) {
                    throw new IOException("this Java cannot write PNG");
                }
            }
            Files.move(fresh, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            // a full disk leaves nothing behind
            Files.deleteIfExists(fresh);
        }
    }
}
