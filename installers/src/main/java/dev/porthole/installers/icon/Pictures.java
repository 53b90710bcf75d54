package dev.porthole.installers.icon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The icon as PNG files of several sizes, {@code porthole-48.png} being 48 pixels wide and high.
 *
 * @param folder where they are
 */
record Pictures(Path folder) {

    /** One picture, as the file has it. */
    record Picture(int size, byte[] png) {}

    /** Those of these sizes, in their order. */
    List<Picture> of(List<Integer> sizes) {
        return sizes.stream().map(this::picture).toList();
    }

    private Picture picture(int size) {
        try {
            return new Picture(size, Files.readAllBytes(folder.resolve("porthole-" + size + ".png")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
