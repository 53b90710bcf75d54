package dev.porthole.app.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What a file says, as far as it is YAML at all.
 *
 * @param text as it is written
 * @param root of its nodes, which know their places in the text
 */
public record YamlDocument(WrittenText text, Node root) {

    /**
     * @param most bytes that a file may have
     * @param mistakes gets the one that keeps it from being read
     */
    public static Optional<YamlDocument> read(byte[] bytes, int most, List<FileMistake> mistakes) {
        if (bytes.length > most) {
            mistakes.add(FileMistake.ofFile("tooLarge", bytes.length / 1024, most / 1024));
            return Optional.empty();
        }
        var decoded = new StringBuilder();
        Optional<FileMistake> broken = WrittenText.decode(bytes, decoded);
        if (broken.isPresent()) {
            mistakes.add(broken.get());
            return Optional.empty();
        }
        var text = new WrittenText(decoded.toString());
        try {
            return Optional.of(new YamlDocument(text, new YamlText(text).root()));
        } catch (YamlText.Refused refused) {
            mistakes.add(refused.mistake());
            return Optional.empty();
        }
    }
}
