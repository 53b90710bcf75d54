package dev.porthole.installers.icon;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An {@code .icns} file: blocks of four letters, a length and a PNG. The letters tell the size.
 *
 * <p>Source: the OSTypes of Icon Services, as {@code iconutil} writes them.
 */
record MacIcon(List<Pictures.Picture> pictures) implements IconFile {

    static final List<Integer> SIZES = List.of(16, 32, 64, 128, 256, 512);

    /** Of {@link #SIZES}, each in its place. */
    private static final List<String> TYPES = List.of("icp4", "icp5", "icp6", "ic07", "ic08", "ic09");

    private static final int HEAD = 8;

    @Override
    public byte[] bytes() {
        int length = HEAD
                + pictures.stream()
                        .mapToInt(picture -> HEAD + picture.png().length)
                        .sum();
        ByteBuffer file = ByteBuffer.allocate(length);
        file.put(letters("icns")).putInt(length);
        for (Pictures.Picture picture : pictures) {
            file.put(letters(TYPES.get(SIZES.indexOf(picture.size())))).putInt(HEAD + picture.png().length);
            file.put(picture.png());
        }
        return file.array();
    }

    private static byte[] letters(String four) {
        return four.getBytes(StandardCharsets.US_ASCII);
    }
}
