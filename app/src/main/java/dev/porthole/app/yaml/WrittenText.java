package dev.porthole.app.yaml;

import dev.porthole.views.i18n.Phrase;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The text of a file, and where in it the parts of its values are written. */
public final class WrittenText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final List<Integer> lineStarts = new ArrayList<>();

    WrittenText(String text) {
        this.text = text;
        lineStarts.add(0);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                lineStarts.add(i + 1);
            }
        }
    }

    /** Where the bytes stop to be UTF-8; empty when they are, and then {@code into} has the text. */
    static Optional<FileMistake> decode(byte[] bytes, StringBuilder into) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = (int) text.chars().filter(each -> each == '\n').count() + 1;
            int column = text.length() - text.lastIndexOf('\n');
            return Optional.of(new FileMistake(
                    line, column, Phrase.of("file.notUtf8", "%02X".formatted(bytes[in.position()] & 0xFF))));
        }
        into.append(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        return Optional.empty();
    }

    String text() {
        return text;
    }

    /** The character at a mark; a blank at the end. */
    char at(Mark mark) {
        int offset = offset(mark);
        return offset < text.length() ? text.charAt(offset) : ' ';
    }

    /**
     * Where a character of a value stands in the file: folded lines, quotes and escapes between its beginning and there
     * are passed over.
     *
     * @param place in the value, from 0
     * @return line and column, both from 1
     */
    public int[] of(ScalarNode value, int place) {
        Mark start = value.getStartMark().orElseThrow();
        int at = offset(start);
        at += switch (value.getScalarStyle()) {
            case SINGLE_QUOTED, DOUBLE_QUOTED -> 1;
            case LITERAL, FOLDED -> lineEnd(at) - at;
            default -> 0;
        };
        String content = value.getValue();
        for (int i = 0; i <= place && at < text.length(); i++) {
            at = i < content.length() ? next(at, content.charAt(i)) : at;
            if (i < place) {
                at++;
            }
        }
        return lineAndColumn(Math.min(at, text.length()));
    }

    /** The next place that reads as {@code wanted}: line breaks and indents read as one blank, a backslash as nothing. */
    private int next(int from, char wanted) {
        int at = from;
        while (at < text.length() && text.charAt(at) != wanted) {
            boolean blank = Character.isWhitespace(text.charAt(at));
            if (Character.isWhitespace(wanted) && blank || !blank && text.charAt(at) != '\\') {
                break;
            }
            at++;
        }
        return at;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private int offset(Mark mark) {
        int start = lineStarts.get(Math.min(mark.getLine(), lineStarts.size() - 1));
        int most = text.codePointCount(start, text.length());
        return text.offsetByCodePoints(start, Math.min(mark.getColumn(), most));
    }

    private int[] lineAndColumn(int offset) {
        int line = 0;
        while (line + 1 < lineStarts.size() && lineStarts.get(line + 1) <= offset) {
            line++;
        }
        return new int[] {line + 1, text.codePointCount(lineStarts.get(line), offset) + 1};
    }
}
