package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Read back by another reader of PNG. */
class PngPictureTest {

    @Test
    void every_pixel_comes_back() throws Exception {
        var image = new WritableImage(37, 5);
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 37; x++) {
                image.getPixelWriter().setArgb(x, y, colour(x, y));
            }
        }
        var bytes = new ByteArrayOutputStream();

        new PngPicture(image).writeTo(bytes);

        var read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(read.getWidth()).isEqualTo(37);
        assertThat(read.getHeight()).isEqualTo(5);
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 37; x++) {
                assertThat(read.getRGB(x, y)).isEqualTo(colour(x, y));
            }
        }
    }

    private static int colour(int x, int y) {
        return 0xff000000 | x * 7 << 16 | y * 51 << 8 | (x ^ y) * 6;
    }
}
