package dev.porthole.installers.icon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read back as the systems read them: by their directories, down to the pixels. */
class IconFileTest {

    private static final Path PICTURES = Path.of("src", "main", "icons");

    @TempDir
    Path folder;

    @Test
    void the_windows_icon_has_every_size_where_its_directory_says() throws Exception {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(IconFile.of(PICTURES, folder, "Windows 11")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(file.getShort()).isZero();
        assertThat(file.getShort()).isEqualTo((short) 1);
        int count = file.getShort();
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int entry = 6 + 16 * i;
            int told = Byte.toUnsignedInt(file.get(entry));
            int length = file.getInt(entry + 8);
            int width = width(file, file.getInt(entry + 12), length);
            assertThat(told == 0 ? 256 : told).isEqualTo(width);
            widths.add(width);
        }

        assertThat(widths).isEqualTo(WindowsIcon.SIZES);
    }

    @Test
    void the_mac_icon_is_as_long_as_it_says_and_made_of_blocks_that_are_pictures() throws Exception {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(IconFile.of(PICTURES, folder, "Mac OS X")));
        assertThat(letters(file, 0)).isEqualTo("icns");
        assertThat(file.getInt(4)).isEqualTo(file.capacity());
        List<Integer> widths = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int at = 8; at < file.capacity(); at += file.getInt(at + 4)) {
            types.add(letters(file, at));
            widths.add(width(file, at + 8, file.getInt(at + 4) - 8));
        }

        assertThat(widths).isEqualTo(MacIcon.SIZES);
        assertThat(types).containsExactly("icp4", "icp5", "icp6", "ic07", "ic08", "ic09");
    }

    @Test
    void elsewhere_a_picture_is_an_icon() throws Exception {
        assertThat(IconFile.of(PICTURES, folder, "Linux")).hasFileName("porthole-256.png");
    }

    private static String letters(ByteBuffer file, int at) {
        return new String(file.array(), at, 4, StandardCharsets.US_ASCII);
    }

    private static int width(ByteBuffer file, int at, int length) throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(file.array(), at, length));
        assertThat(picture.getHeight()).isEqualTo(picture.getWidth());
        return picture.getWidth();
    }
}
