package dev.porthole.views.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Saves what a scene looks like under {@code target/screens}, where the build keeps it. */
public final class Picture {

    private static final Path FOLDER = Path.of("target", "screens");

    private Picture() {}

    /** On the UI thread. */
    public static WritableImage take(Scene scene, String name) {
        return keep(scene.snapshot(null), name);
    }

    /** A node as it is laid out now. On the UI thread. */
    public static WritableImage take(Node node, String name) {
        return keep(node.snapshot(null, null), name);
    }

    private static WritableImage keep(WritableImage image, String name) {
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }
}
