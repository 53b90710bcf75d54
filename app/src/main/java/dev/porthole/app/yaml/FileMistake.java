package dev.porthole.app.yaml;

import dev.porthole.views.i18n.Phrase;

/**
 * What is wrong in a file that a person wrote, and where.
 *
 * @param line from 1; 0 when it is about the file as a whole
 * @param column from 1, in characters
 * @param what is wrong and what was expected
 */
public record FileMistake(int line, int column, Phrase what) {

    /** About the file as a whole. */
    public static FileMistake ofFile(String key, Object... arguments) {
        return new FileMistake(0, 0, Phrase.of("file." + key, arguments));
    }

    /** With the name of the file, as one sentence. */
    public Phrase in(String file) {
        return line == 0
                ? Phrase.of("file.mistake.whole", file, what)
                : Phrase.of("file.mistake", file, String.valueOf(line), String.valueOf(column), what);
    }
}
