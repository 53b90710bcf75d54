package dev.porthole.views.text;

import java.util.Comparator;

/** Names as a person orders them: upper and lower case are alike, and numbers within count as such (2 before 10). */
public final class NaturalOrder implements Comparator<String> {

    @Override
    public int compare(String left, String right) {
        int l = 0;
        int r = 0;
        while (l < left.length() && r < right.length()) {
            int leftEnd = numberEnd(left, l);
            int rightEnd = numberEnd(right, r);
            int order;
            if (leftEnd > l && rightEnd > r) {
                order = compareNumbers(left, l, leftEnd, right, r, rightEnd);
                l = leftEnd;
                r = rightEnd;
            } else {
                order = Character.compare(
                        Character.toLowerCase(left.charAt(l++)), Character.toLowerCase(right.charAt(r++)));
            }
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(left.length() - l, right.length() - r);
        return order == 0 ? left.compareTo(right) : order;
    }

    private static int numberEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Of any length. */
    private static int compareNumbers(String left, int l, int leftEnd, String right, int r, int rightEnd) {
        int leftFrom = pastZeros(left, l, leftEnd);
        int rightFrom = pastZeros(right, r, rightEnd);
        int byLength = Integer.compare(leftEnd - leftFrom, rightEnd - rightFrom);
        for (int i = 0; byLength == 0 && leftFrom + i < leftEnd; i++) {
            int byDigit = Character.compare(left.charAt(leftFrom + i), right.charAt(rightFrom + i));
            if (byDigit != 0) {
                return byDigit;
            }
        }
        return byLength;
    }

    private static int pastZeros(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }
}
