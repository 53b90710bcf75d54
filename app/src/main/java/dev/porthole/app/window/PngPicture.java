package dev.porthole.app.window;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/**
 * An image as PNG (ISO/IEC 15948): eight bits each of red, green and blue, each row as the difference to the one above
 * it. JavaFX itself writes no files; its bridge to Swing would bring all of AWT for this.
 */
record PngPicture(Image image) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BITS = 8;
    private static final int TRUE_COLOUR = 2;
    private static final int FILTER_UP = 2;
    private static final int CHANNELS = 3;

    void writeTo(OutputStream stream) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var out = new DataOutputStream(stream);
        out.write(SIGNATURE);
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {BITS, TRUE_COLOUR, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", pixels(width, height));
        chunk(out, "IEND", new byte[0]);
        out.flush();
    }

    private byte[] pixels(int width, int height) throws IOException {
        var packed = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try (var deflated = new DeflaterOutputStream(packed, deflater)) {
            int[] argb = new int[width];
            byte[] above = new byte[width * CHANNELS];
            byte[] row = new byte[width * CHANNELS];
            byte[] difference = new byte[width * CHANNELS];
            for (int y = 0; y < height; y++) {
                image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), argb, 0, width);
                for (int x = 0, at = 0; x < width; x++) {
                    row[at++] = (byte) (argb[x] >> 16);
                    row[at++] = (byte) (argb[x] >> 8);
                    row[at++] = (byte) argb[x];
                }
                for (int at = 0; at < row.length; at++) {
                    difference[at] = (byte) (row[at] - above[at]);
                }
                deflated.write(FILTER_UP);
                deflated.write(difference);
                byte[] free = above;
                above = row;
                row = free;
            }
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
