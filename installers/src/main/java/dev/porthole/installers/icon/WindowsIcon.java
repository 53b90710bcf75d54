package dev.porthole.installers.icon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An {@code .ico} file: a directory of pictures and then the pictures, as PNG, which Windows reads since Vista.
 *
 * <p>Source: "Icons", Win32 documentation, and "The format of icon resources".
 */
record WindowsIcon(List<Pictures.Picture> pictures) implements IconFile {

    static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private static final int HEADER = 6;
    private static final int ENTRY = 16;
    private static final short ICON = 1;
    private static final short PLANES = 1;
    private static final short BITS_PER_PIXEL = 32;

    @Override
    public byte[] bytes() {
        int offset = HEADER + ENTRY * pictures.size();
        int length = offset
                + pictures.stream().mapToInt(picture -> picture.png().length).sum();
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort(ICON).putShort((short) pictures.size());
        for (Pictures.Picture picture : pictures) {
            // A byte holds no 256: that is written as 0.
            file.put((byte) picture.size()).put((byte) picture.size());
            file.put((byte) 0).put((byte) 0).putShort(PLANES).putShort(BITS_PER_PIXEL);
            file.putInt(picture.png().length).putInt(offset);
            offset += picture.png().length;
        }
        pictures.forEach(picture -> file.put(picture.png()));
        return file.array();
    }
}
